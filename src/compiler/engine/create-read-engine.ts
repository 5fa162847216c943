import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { Pool } from 'pg';
import type { Datamodel } from '../datamodel.ts';
import type { FieldRuleSets } from '../field-rules.ts';
import { DEFAULT_PAGE_SIZE, type ReadLimits } from '../limits.ts';
import type { Answer, Explanation, OperationRequest, ReadEngine } from '../read-engine.ts';
import { ReadableFields } from '../request/readable-fields.ts';
import { type SelectedField, subSelections } from '../request/selection.ts';
import { VariableShapes } from '../request/variable-shapes.ts';
import type { Scope } from '../scope-rule.ts';
import type { Reader, RunValues } from '../sql.ts';
import { CompileContext, type CompilerParts } from '../statement/compile-context.ts';
import {
  compiledRootFields,
  compileOperation,
  compileRow,
  compileRows,
  ROW_ID,
} from '../statement/compile-operation.ts';
import { CursorCodec } from '../statement/cursor.ts';
import { objectSql } from '../statement/object.ts';
import type { Statement } from '../statement/statement.ts';
import type { AskedOperation } from './asked-operation.ts';
import { payloadReads } from './payload-reads.ts';
import { type CachedStatement, StatementCache } from './statement-cache.ts';
import { costWithin, type StatementRow, textWithin } from './within-limits.ts';

export interface ReadEngineOptions {
  readonly schema: GraphQLSchema;
  readonly datamodel: Datamodel;
  /** Queries and live events; mutations read their payloads from `payloadPool`, on the database that was written to, since a replica may lag. */
  readonly pool: Pool;
  readonly payloadPool: Pool;
  readonly scopes: readonly Scope[];
  /** Which fields a role may read if it may not read all. */
  readonly fieldRules: FieldRuleSets;
  /** Throws for a root field that this reader may not use. */
  readonly authorize: (reader: Reader, rootField: string) => void;
  /** Seals cursors; the same in every process that serves the same clients. */
  readonly cursorSecret: string;
  readonly preparedStatements: boolean;
  readonly limits: ReadLimits;
}

const CACHED = { maxStatements: 1_000, maxCharacters: 32_000_000, maxPrepared: 200 };

export const createReadEngine = (options: ReadEngineOptions): ReadEngine => new CompilingReadEngine(options);

class CompilingReadEngine implements ReadEngine {
  readonly #options: ReadEngineOptions;
  readonly #parts: CompilerParts;
  readonly #cache = new StatementCache(CACHED);
  readonly #shapes: VariableShapes;
  readonly #sourceTexts = new WeakMap<OperationDefinitionNode, string>();

  constructor(options: ReadEngineOptions) {
    const { schema, datamodel, scopes, limits } = options;
    this.#options = options;
    this.#shapes = new VariableShapes(schema);
    this.#parts = {
      datamodel,
      scopes: new Map(scopes.map((scope) => [scope.model, scope])),
      fields: new ReadableFields(schema, datamodel, scopes, options.fieldRules),
      cursors: new CursorCodec(options.cursorSecret),
      pages: { defaultSize: Math.min(DEFAULT_PAGE_SIZE, limits.pageSize), maxSize: limits.pageSize },
      limits,
      objectSql,
    };
  }

  prepare(request: OperationRequest): (() => Promise<Answer>) | undefined {
    const cached = this.#compiled(request);
    if (cached === undefined) return undefined;
    const run = this.#ready(this.#options.pool, cached, request);
    return async () => {
      const { text, cost } = await run();
      return { data: text as string, cost };
    };
  }

  judgePayloads({ document, operation, variables, reader }: OperationRequest): void {
    const { schema, payloadPool } = this.#options;
    const asked = { operation, fragments: fragmentsOf(document), variables };
    for (const { path, type, what, selections } of payloadReads(schema, asked)) {
      const compileIt = what === 'row' ? compileRow : compileRows;
      const compile = (context: CompileContext) => compileIt(context, type, selections);
      const cached = this.#statementOf(asked, reader, { path, what, compile });
      this.#ready(payloadPool, cached, { variables: { ...variables, [ROW_ID]: what === 'row' ? NO_ID : [] }, reader });
    }
  }

  async explain(request: OperationRequest, { analyze }: { analyze: boolean }): Promise<Explanation | undefined> {
    const cached = this.#compiled(request);
    if (cached === undefined) return undefined;
    const { pool, limits } = this.#options;
    const { statement } = cached;
    const cost = costWithin(limits, statement, request);
    const values = statement.bind(request);
    const { rows } = await pool.query<[string]>({
      text: `EXPLAIN (${analyze ? 'ANALYZE, BUFFERS, ' : ''}VERBOSE false) ${statement.text}`,
      values,
      rowMode: 'array',
    });
    return {
      sql: statement.text,
      values: values.map(withoutSecrets),
      cost,
      costLimit: limits.cost,
      plan: rows.map(([line]) => line),
    };
  }

  async readField(info: GraphQLResolveInfo, reader: Reader, rootField: string = info.fieldName): Promise<unknown> {
    const selected: SelectedField = { responseKey: 'value', name: rootField, nodes: info.fieldNodes };
    this.#options.authorize(reader, rootField);
    const compile = (context: CompileContext) => compileOperation(context, [selected]);
    const data = await this.#readObject(info, reader, { what: 'field', compile });
    return (data as { readonly value: unknown }).value;
  }

  readRow(info: GraphQLResolveInfo, reader: Reader, id: string): Promise<unknown> {
    const type = getNamedType(info.returnType) as GraphQLObjectType;
    const compile = (context: CompileContext) => compileRow(context, type, selectionSetsOf(info));
    return this.#readObject(info, reader, { what: 'row', compile, id });
  }

  async readRows(info: GraphQLResolveInfo, reader: Reader, ids: readonly string[]): Promise<readonly unknown[]> {
    if (ids.length === 0) return [];
    const type = getNamedType(info.returnType) as GraphQLObjectType;
    const compile = (context: CompileContext) => compileRows(context, type, selectionSetsOf(info));
    return (await this.#readObject(info, reader, { what: 'rows', compile, id: ids })) as readonly unknown[];
  }

  /**
   * The statement of a whole operation, after checking that the reader may use its root fields; undefined if it is not compiled.
   */
  #compiled({ document, operation, source, variables, reader }: OperationRequest): CachedStatement | undefined {
    if (operation.operation !== 'query') return undefined;
    const shape = this.#shapes.of(operation, variables);
    const key = [source, operation.name?.value ?? '', reader.role, shape].join('\n');
    const mayRead = (rootFields: readonly string[]) => {
      for (const name of rootFields) if (name !== '__typename') this.#options.authorize(reader, name);
    };
    const known = this.#cache.find(key);
    if (known !== undefined) {
      mayRead(known.rootFields);
      return known;
    }
    const asked = { operation, fragments: fragmentsOf(document), variables };
    const context = this.#contextFor(asked, reader.role, false);
    const fields = compiledRootFields(context, operation.selectionSet);
    if (fields === undefined) return undefined;
    const rootFields = fields.map(({ name }) => name);
    mayRead(rootFields);
    return this.#cache.remember(key, compileOperation(context, fields), rootFields);
  }

  /** Objects mode: the same statements, for one field of an operation that graphql-js executes. */
  async #readObject(info: GraphQLResolveInfo, reader: Reader, asked: AskedObject): Promise<unknown> {
    const { operation, fragments, variableValues: variables } = info;
    const { what, compile } = asked;
    const cached = this.#statementOf({ operation, fragments, variables }, reader, {
      path: pathOf(info),
      what,
      compile,
    });
    const pool = operation.operation === 'mutation' ? this.#options.payloadPool : this.#options.pool;
    const bound = asked.id === undefined ? variables : { ...variables, [ROW_ID]: asked.id };
    const { text } = await this.#ready(pool, cached, { variables: bound, reader })();
    return text === null ? null : JSON.parse(text);
  }

  /** The statement of one field of an operation that graphql-js executes. */
  #statementOf(
    asked: AskedOperation,
    reader: Reader,
    { path, what, compile }: Pick<AskedObject, 'what' | 'compile'> & { readonly path: string },
  ): CachedStatement {
    const shape = this.#shapes.of(asked.operation, asked.variables);
    const key = [textOf(asked, this.#sourceTexts), path, what, reader.role, shape].join('\n');
    return this.#cache.find(key) ?? this.#cache.remember(key, compile(this.#contextFor(asked, reader.role, true)));
  }

  #contextFor({ operation, fragments, variables }: AskedOperation, role: string, namesTypes: boolean): CompileContext {
    const outline = this.#shapes.outline(operation, variables);
    const source = { schema: this.#options.schema, fragments, variables: outline };
    return new CompileContext(this.#parts, { source, role, namesTypes });
  }

  /** Checks and binds now; the returned function only waits for the database. */
  #ready(pool: Pool, { statement, prepared }: CachedStatement, run: RunValues) {
    const { limits, preparedStatements } = this.#options;
    const cost = costWithin(limits, statement, run);
    const name = preparedStatements && prepared ? { name: statement.name } : {};
    const values = statement.bind(run);
    return async (): Promise<{ text: string | null; cost: number }> => {
      const { rows } = await pool.query<StatementRow>({ ...name, text: statement.text, values, rowMode: 'array' });
      return { text: textWithin(limits, rows[0]), cost };
    };
  }
}

interface AskedObject {
  /** Distinguishes the statements of one field. */
  readonly what: 'field' | 'row' | 'rows';
  readonly compile: (context: CompileContext) => Statement;
  readonly id?: string | readonly string[];
}

const selectionSetsOf = ({ fieldName, fieldNodes }: GraphQLResolveInfo) =>
  subSelections({ responseKey: fieldName, name: fieldName, nodes: fieldNodes });

/** In place of an id that is not known yet. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Only the key that seals cursors is bound as bytes. */
const withoutSecrets = (value: unknown): unknown => (Buffer.isBuffer(value) ? '(the cursor key)' : value);

const fragmentsByDocument = new WeakMap<DocumentNode, Readonly<Record<string, FragmentDefinitionNode>>>();

function fragmentsOf(document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  let fragments = fragmentsByDocument.get(document);
  if (fragments === undefined) {
    const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    fragments = Object.fromEntries(definitions.map((definition) => [definition.name.value, definition]));
    fragmentsByDocument.set(document, fragments);
  }
  return fragments;
}

/** The text of an operation with its fragments, printed once for each parsed document. */
function textOf(
  { operation, fragments }: Pick<AskedOperation, 'operation' | 'fragments'>,
  texts: WeakMap<OperationDefinitionNode, string>,
): string {
  let text = texts.get(operation);
  if (text === undefined) {
    text = [operation, ...Object.values(fragments)].map((node) => print(node)).join('\n');
    texts.set(operation, text);
  }
  return text;
}

function pathOf(info: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let path: GraphQLResolveInfo['path'] | undefined = info.path; path !== undefined; path = path.prev) {
    keys.push(typeof path.key === 'number' ? '' : path.key);
  }
  return keys.reverse().join('.');
}
