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
import { CompileContext, type PageLimits } from './compile-context.ts';
import { compiledRootFields, compileOperation, compileRow, ROW_ID } from './compile-operation.ts';
import { CursorCodec } from './cursor.ts';
import type { Datamodel } from './datamodel.ts';
import type { OperationRequest, ReadEngine } from './read-engine.ts';
import type { Reader } from './row.ts';
import type { Scope } from './scope-rule.ts';
import { type SelectedField, type SelectionSource, subSelections } from './selection.ts';
import type { Statement } from './statement.ts';
import { type CachedStatement, StatementCache } from './statement-cache.ts';
import { variableShape } from './variable-shape.ts';

export interface ReadEngineOptions {
  readonly schema: GraphQLSchema;
  readonly datamodel: Datamodel;
  readonly pool: Pool;
  readonly scopes: readonly Scope[];
  /** Refuses, by throwing, a root field that this reader may not ask for. */
  readonly authorize: (reader: Reader, rootField: string) => void;
  /** With which cursors are sealed; the same for every process that serves the same clients. */
  readonly cursorSecret: string;
  readonly preparedStatements: boolean;
  readonly pages?: PageLimits;
  readonly maxCachedStatements?: number;
}

const PAGES: PageLimits = { defaultSize: 25, maxSize: 500 };

export function createReadEngine(options: ReadEngineOptions): ReadEngine {
  const { schema, pool } = options;
  const scopes = new Map(options.scopes.map((scope) => [scope.model, scope]));
  const cursors = new CursorCodec(options.cursorSecret);
  const cache = new StatementCache(options.maxCachedStatements ?? 1_000);
  const sourceTexts = new WeakMap<OperationDefinitionNode, string>();

  const contextFor = (source: SelectionSource, role: string): CompileContext =>
    new CompileContext({
      datamodel: options.datamodel,
      source,
      role,
      cursors,
      scopes,
      pages: options.pages ?? PAGES,
    });

  async function run(
    cached: CachedStatement,
    variables: OperationRequest['variables'],
    reader: Reader,
  ): Promise<string | null> {
    const { statement } = cached;
    const values = statement.bind({ variables, reader });
    const name = options.preparedStatements && cached.prepared ? { name: statement.name } : {};
    cached.prepared = true;
    const result = await pool.query<[string | null]>({ ...name, text: statement.text, values, rowMode: 'array' });
    return result.rows[0]?.[0] ?? null;
  }

  /** Objects mode: the same statements, for one field of an operation that graphql-js executes. */
  async function readObject(
    info: GraphQLResolveInfo,
    reader: Reader,
    what: string,
    compile: (context: CompileContext) => Statement,
    id?: string,
  ): Promise<unknown> {
    const variables = info.variableValues;
    const key = [
      textOf(info, sourceTexts),
      pathOf(info),
      what,
      reader.role,
      variableShape(schema, info.operation, variables),
    ].join('\n');
    const cached = cache.getOrCompile(key, () =>
      compile(contextFor({ schema, fragments: info.fragments, variables }, reader.role)),
    );
    const text = await run(cached, id === undefined ? variables : { ...variables, [ROW_ID]: id }, reader);
    return text === null ? null : JSON.parse(text);
  }

  return {
    answer({ document, operation, source, variables, reader }) {
      const selectionSource = { schema, fragments: fragmentsOf(document), variables };
      const context = contextFor(selectionSource, reader.role);
      const fields = compiledRootFields(context, operation.selectionSet);
      if (operation.operation !== 'query' || fields === undefined) return undefined;
      return (async () => {
        for (const { name } of fields) if (name !== '__typename') options.authorize(reader, name);
        const key = [
          source,
          operation.name?.value ?? '',
          reader.role,
          variableShape(schema, operation, variables),
        ].join('\n');
        const cached = cache.getOrCompile(key, () => compileOperation(context, fields));
        return (await run(cached, variables, reader)) as string;
      })();
    },

    async readField(info, reader) {
      const selected: SelectedField = { responseKey: 'value', name: info.fieldName, nodes: info.fieldNodes };
      options.authorize(reader, info.fieldName);
      const data = await readObject(info, reader, 'field', (context) => compileOperation(context, [selected]));
      return (data as { readonly value: unknown }).value;
    },

    readRow(info, reader, id) {
      const type = getNamedType(info.returnType) as GraphQLObjectType;
      const selected: SelectedField = { responseKey: 'row', name: info.fieldName, nodes: info.fieldNodes };
      return readObject(info, reader, 'row', (context) => compileRow(context, type, subSelections(selected)), id);
    },
  };
}

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
