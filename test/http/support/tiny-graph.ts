import { buildSchema, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { Answer, OperationRequest, ReadEngine } from '../../../src/compiler/read-engine.ts';
import { RequestError, type RequestErrorCode } from '../../../src/platform/errors.ts';

const SDL = /* GraphQL */ `
  type Query {
    "Answered by the engine, as JSON text."
    customer(id: ID!): Customer
    "Answered by the engine: whatever text the test has put there."
    text(size: Int = 1): String!
    "The engine refuses with this code."
    refuse(code: String!): String
    "The engine throws what the test has put there."
    fail: String
    "The engine answers after so many milliseconds."
    slow(ms: Int!): String
    "Not answered by the engine."
    resolved: String
    node: Customer
  }
  type Customer {
    id: ID!
    name: String!
    friend: Customer
  }
  type Mutation {
    touch(amount: Int = 1): Int
    refuse(code: String!): String
    fail: String
    impossible: Int
  }
`;

export interface TinyGraph {
  readonly schema: GraphQLSchema;
  readonly reads: ReadEngine;
  /** The operations that the engine was asked. */
  readonly asked: OperationRequest[];
  /** How often the mutation ran. */
  touched: number;
  /** What `fail` throws. */
  failure: unknown;
  /** The JSON that the engine answers `text` with. */
  text: string;
}

/** A graph of a few fields and an engine without a database, to test how HTTP handles every kind of answer. */
export function createTinyGraph(): TinyGraph {
  const schema = buildSchema(SDL);
  const graph: TinyGraph = {
    schema,
    asked: [],
    touched: 0,
    failure: new Error('secret: relation "users" does not exist'),
    text: '{"text":"x"}',
    reads: { prepare, judgePayloads: () => {}, explain: unused, readField: unused, readRow: unused, readRows: unused },
  };

  function prepare(request: OperationRequest): (() => Promise<Answer>) | undefined {
    const text = textFor(request);
    return text === undefined ? undefined : async () => ({ data: await text, cost: 7 });
  }

  function textFor(request: OperationRequest): Promise<string> | undefined {
    const [field] = request.operation.selectionSet.selections;
    if (field?.kind !== 'Field') return undefined;
    graph.asked.push(request);
    switch (field.name.value) {
      case 'customer':
        return Promise.resolve(`{"customer": {"id" :"${request.variables.id ?? 'literal'}","balance":1.10}}`);
      case 'text':
        return Promise.resolve(graph.text);
      case 'refuse':
        throw refusal(String(request.variables.code), ['refuse']);
      case 'fail':
        return Promise.reject(graph.failure);
      case 'slow':
        return new Promise((resolve) => setTimeout(resolve, Number(request.variables.ms), '{"slow":"done"}'));
      default:
        return undefined;
    }
  }

  resolve('Query', 'resolved', () => 'by JavaScript');
  resolve('Mutation', 'touch', ({ amount }) => {
    graph.touched += Number(amount);
    return graph.touched;
  });
  resolve('Mutation', 'refuse', ({ code }) => {
    throw refusal(String(code));
  });
  resolve('Mutation', 'fail', () => {
    throw graph.failure;
  });
  resolve('Mutation', 'impossible', () => 'not a number');

  function resolve(
    type: 'Query' | 'Mutation',
    name: string,
    resolver: (args: Record<string, unknown>) => unknown,
  ): void {
    const field = (type === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
    if (field)
      field.resolve = (_root: unknown, args: Record<string, unknown>, _context: unknown, _info: GraphQLResolveInfo) =>
        resolver(args);
  }

  return graph;
}

function refusal(code: string, path?: string[]): RequestError {
  return new RequestError(code as RequestErrorCode, `Refused with ${code}.`, path);
}

async function unused(): Promise<never> {
  throw new Error('The tiny graph has nothing to read in objects mode');
}
