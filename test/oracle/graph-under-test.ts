import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql';
import { authorizeRead } from '../../src/access/authorize.ts';
import { FIELD_RULES, HIDDEN_FIELDS } from '../../src/access/field-rules.ts';
import { readerOf } from '../../src/access/reader.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { createReadEngine } from '../../src/compiler/engine/create-read-engine.ts';
import { READ_LIMITS } from '../../src/compiler/limits.ts';
import type { ReadEngine } from '../../src/compiler/read-engine.ts';
import type { Database } from '../../src/platform/database.ts';
import { RequestError } from '../../src/platform/errors.ts';
import { buildGraphSchema, SCOPES } from '../../src/schema.ts';
import type { Answer } from './answer.ts';

export interface Question {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer | null;
}

/** The compiled graph, queried below HTTP in both of its modes. */
export class GraphUnderTest {
  readonly schema: GraphQLSchema;
  readonly #reads: ReadEngine;

  private constructor(schema: GraphQLSchema, reads: ReadEngine) {
    this.schema = schema;
    this.#reads = reads;
  }

  static async over(database: Database): Promise<GraphUnderTest> {
    const datamodel = Datamodel.load();
    const schema = await buildGraphSchema(datamodel);
    const reads = createReadEngine({
      schema,
      datamodel,
      pool: database.queryPool,
      payloadPool: database.pool,
      limits: { ...READ_LIMITS, cost: Number.POSITIVE_INFINITY, answerBytes: Number.MAX_SAFE_INTEGER },
      scopes: SCOPES,
      fieldRules: { readable: FIELD_RULES, hidden: HIDDEN_FIELDS },
      authorize: authorizeRead,
      cursorSecret: 'the same for the whole test',
      preparedStatements: database.preparedStatements,
    });
    return new GraphUnderTest(schema, reads);
  }

  /** One statement for the whole operation. */
  async passThrough({ source, operationName, variables, viewer }: Question): Promise<Answer> {
    const document = parse(source);
    try {
      const text = await this.#answer(document, source, operationName, variables, viewer);
      if (text === undefined) throw new Error('The read engine left this operation to graphql-js.');
      return { data: JSON.parse(text), codes: [] };
    } catch (error) {
      if (error instanceof RequestError) return { data: undefined, codes: [error.code] };
      throw error;
    }
  }

  /** The same operation next to introspection, which graphql-js must execute. */
  async objects({ source, operationName, variables, viewer }: Question): Promise<Answer> {
    const document = withIntrospection(parse(source), operationName);
    if ((await this.#answer(document, print(document), operationName, variables, viewer)) !== undefined) {
      throw new Error('The read engine answers introspection itself.');
    }
    const result = await execute({
      schema: this.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables,
      contextValue: { viewer, reads: this.#reads },
    });
    const codes = (result.errors ?? []).map(({ originalError }) => {
      if (originalError instanceof RequestError) return originalError.code;
      throw originalError ?? result.errors?.[0];
    });
    const { [INTROSPECTION]: _, ...data } = { ...result.data };
    return { data: result.data == null ? null : data, codes };
  }

  async #answer(
    document: DocumentNode,
    source: string,
    operationName: string | undefined,
    given: Question['variables'],
    viewer: Viewer | null,
  ): Promise<string | undefined> {
    const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], given);
    if (errors !== undefined) throw errors[0];
    const variables = coerced as Question['variables'];
    const run = this.#reads.prepare({ document, operation, source, variables, reader: readerOf(viewer) });
    return run === undefined ? undefined : (await run()).data;
  }
}

const INTROSPECTION = 'introspection';

function withIntrospection(document: DocumentNode, operationName: string | undefined): DocumentNode {
  const operation = getOperationAST(document, operationName);
  const [introspection] = (
    parse(`{ ${INTROSPECTION}: __schema { queryType { name } } }`).definitions[0] as OperationDefinitionNode
  ).selectionSet.selections;
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition === operation && definition.kind === Kind.OPERATION_DEFINITION && introspection !== undefined
        ? {
            ...definition,
            selectionSet: {
              ...definition.selectionSet,
              selections: [...definition.selectionSet.selections, introspection],
            },
          }
        : definition,
    ),
  };
}
