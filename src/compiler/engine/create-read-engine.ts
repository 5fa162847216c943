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
import type { FieldRules } from '../field-rules.ts';
import type { ReadLimits } from '../limits.ts';
import type { OperationRequest, ReadEngine } from '../read-engine.ts';
import { ReadableFields } from '../request/readable-fields.ts';
import { type SelectedField, type SelectionSource, subSelections } from '../request/selection.ts';
import { VariableShapes } from '../request/variable-shapes.ts';
import type { Scope } from '../scope-rule.ts';
import type { Reader, RunValues } from '../sql.ts';
import { CompileContext } from '../statement/compile-context.ts';
import {
  compiledRootFields,
  compileOperation,
  compileRow,
  compileRows,
  ROW_ID,
} from '../statement/compile-operation.ts';
import { CursorCodec } from '../statement/cursor.ts';
import type { Statement } from '../statement/statement.ts';
import { type CachedStatement, StatementCache } from './statement-cache.ts';
import { costWithin, type StatementRow, textWithin } from './within-limits.ts';

export interface ReadEngineOptions {
  readonly schema: GraphQLSchema;
  readonly datamodel: Datamodel;
  /** Queries and live events; mutations read what they have written from `writePool`, since a replica may lag behind. */
  readonly pool: Pool;
  readonly writePool: Pool;
  readonly scopes: readonly Scope[];
  /** Which fields of these rows roles may read that may not read all. */
  readonly fieldRules: FieldRules;
  /** Refuses, by throwing, a root field that this reader may not ask for. */
  readonly authorize: (reader: Reader, rootField: string) => void;
  /** With which cursors are sealed; the same for every process that serves the same clients. */
  readonly cursorSecret: string;
  readonly preparedStatements: boolean;
  readonly limits: ReadLimits;
}

/** No setting: a client that names no page size must get the same page from every server. */
const DEFAULT_PAGE_SIZE = 25;
const CACHED = { maxStatements: 1_000, maxCharacters: 32_000_000, maxPrepared: 200 };

export function createReadEngine(options: ReadEngineOptions): ReadEngine {
  const { schema, limits } = options;
  const scopes = new Map(options.scopes.map((scope) => [scope.model, scope]));
  const fields = new ReadableFields(schema, options.datamodel, options.scopes, options.fieldRules);
  const cursors = new CursorCodec(options.cursorSecret);
  const pages = { defaultSize: Math.min(DEFAULT_PAGE_SIZE, limits.pageSize), maxSize: limits.pageSize };
  const cache = new StatementCache(CACHED);
  const shapes = new VariableShapes(schema);
  const sourceTexts = new WeakMap<OperationDefinitionNode, string>();

  const contextFor = (
    operation: OperationDefinitionNode,
    { fragments, variables }: Pick<SelectionSource, 'fragments' | 'variables'>,
    role: string,
    namesTypes: boolean,
  ): CompileContext =>
    new CompileContext({
      datamodel: options.datamodel,
      source: { schema, fragments, variables: shapes.outline(operation, variables) },
      role,
      namesTypes,
      cursors,
      scopes,
      fields,
      pages,
      limits,
    });

  /** Checks and binds now; what it gives back only waits for the database. */
  function ready(pool: Pool, { statement, prepared }: CachedStatement, run: RunValues) {
    const cost = costWithin(limits, statement, run);
    const name = options.preparedStatements && prepared ? { name: statement.name } : {};
    const values = statement.bind(run);
    return async (): Promise<{ text: string | null; cost: number }> => {
      const { rows } = await pool.query<StatementRow>({ ...name, text: statement.text, values, rowMode: 'array' });
      return { text: textWithin(limits, rows[0]), cost };
    };
  }

  /** Objects mode: the same statements, for one field of an operation that graphql-js executes. */
  async function readObject(
    info: GraphQLResolveInfo,
    reader: Reader,
    what: string,
    compile: (context: CompileContext) => Statement,
    id?: string | readonly string[],
  ): Promise<unknown> {
    const variables = info.variableValues;
    const key = [textOf(info, sourceTexts), pathOf(info), what, reader.role, shapes.of(info.operation, variables)].join(
      '\n',
    );
    const context = () => contextFor(info.operation, { fragments: info.fragments, variables }, reader.role, true);
    const cached = cache.find(key) ?? cache.remember(key, compile(context()));
    const pool = info.operation.operation === 'mutation' ? options.writePool : options.pool;
    const bound = id === undefined ? variables : { ...variables, [ROW_ID]: id };
    const { text } = await ready(pool, cached, { variables: bound, reader })();
    return text === null ? null : JSON.parse(text);
  }

  /** The statement of a whole operation, once the reader may ask for its root fields; undefined where it is not compiled. */
  function compiled({ document, operation, source, variables, reader }: OperationRequest): CachedStatement | undefined {
    if (operation.operation !== 'query') return undefined;
    const shape = shapes.of(operation, variables);
    const key = [source, operation.name?.value ?? '', reader.role, shape].join('\n');
    const mayRead = (rootFields: readonly string[]) => {
      for (const name of rootFields) if (name !== '__typename') options.authorize(reader, name);
    };
    const known = cache.find(key);
    if (known !== undefined) {
      mayRead(known.rootFields);
      return known;
    }
    const context = contextFor(operation, { fragments: fragmentsOf(document), variables }, reader.role, false);
    const fields = compiledRootFields(context, operation.selectionSet);
    if (fields === undefined) return undefined;
    const rootFields = fields.map(({ name }) => name);
    mayRead(rootFields);
    return cache.remember(key, compileOperation(context, fields), rootFields);
  }

  return {
    prepare(request) {
      const cached = compiled(request);
      if (cached === undefined) return undefined;
      const run = ready(options.pool, cached, request);
      return async () => {
        const { text, cost } = await run();
        return { data: text as string, cost };
      };
    },

    async explain(request, { analyze }) {
      const cached = compiled(request);
      if (cached === undefined) return undefined;
      const { statement } = cached;
      const cost = costWithin(limits, statement, request);
      const values = statement.bind(request);
      const { rows } = await options.pool.query<[string]>({
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
    },

    async readField(info, reader, rootField = info.fieldName) {
      const selected: SelectedField = { responseKey: 'value', name: rootField, nodes: info.fieldNodes };
      options.authorize(reader, rootField);
      const data = await readObject(info, reader, 'field', (context) => compileOperation(context, [selected]));
      return (data as { readonly value: unknown }).value;
    },

    readRow(info, reader, id) {
      const type = getNamedType(info.returnType) as GraphQLObjectType;
      const selected: SelectedField = { responseKey: 'row', name: info.fieldName, nodes: info.fieldNodes };
      return readObject(info, reader, 'row', (context) => compileRow(context, type, subSelections(selected)), id);
    },

    async readRows(info, reader, ids) {
      if (ids.length === 0) return [];
      const type = getNamedType(info.returnType) as GraphQLObjectType;
      const selected: SelectedField = { responseKey: 'rows', name: info.fieldName, nodes: info.fieldNodes };
      const compile = (context: CompileContext) => compileRows(context, type, subSelections(selected));
      return (await readObject(info, reader, 'rows', compile, ids)) as readonly unknown[];
    },
  };
}

/** The one thing bound as bytes is what cursors are sealed with. */
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

/** The text of an operation with its fragments, made once for each parsed document. */
function textOf(info: GraphQLResolveInfo, texts: WeakMap<OperationDefinitionNode, string>): string {
  let text = texts.get(info.operation);
  if (text === undefined) {
    text = [info.operation, ...Object.values(info.fragments)].map((node) => print(node)).join('\n');
    texts.set(info.operation, text);
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
