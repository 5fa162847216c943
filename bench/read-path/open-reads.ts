import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from '../../node_modules/graphql/index.js';
import { readerOf } from '../../src/access/reader.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { OperationRequest, ReadEngine } from '../../src/compiler/read-engine.ts';
import { readConfig } from '../../src/config.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { buildReads } from '../../src/reads.ts';

export interface Reads {
  readonly schema: GraphQLSchema;
  readonly reads: ReadEngine;
  readonly database: Database;
}

/** Nothing listens there: compiling needs no database. */
const NOWHERE = 'postgresql://nobody@127.0.0.1:1/nothing';

export async function openReads(url: string = NOWHERE): Promise<Reads> {
  const config = { ...readConfig('command', {}), cursorSecret: 'the same for the whole measurement' };
  const database = openDatabase({ url, poolSize: 1, statementTimeoutMs: 60_000, preparedStatements: true });
  return { ...(await buildReads(config, database)), database };
}

const ADMIN: Viewer = {
  kind: 'USER',
  userId: '01890a5d-ac96-774b-bcce-b302099a8057',
  role: 'ADMIN',
  customerId: null,
  mustChangePassword: false,
};

/** Parsed and validated, as the engine receives it. */
export function checked(schema: GraphQLSchema, source: string): DocumentNode {
  const document = parse(source);
  const [error] = validate(schema, document);
  if (error !== undefined) throw error;
  return document;
}

export function requestOf(
  schema: GraphQLSchema,
  source: string,
  given: Readonly<Record<string, unknown>>,
  viewer: Viewer = ADMIN,
  document: DocumentNode = checked(schema, source),
): OperationRequest {
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('The document holds no single operation.');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (coerced === undefined) throw new Error('The variables do not fit the document.');
  return { document, operation, source, variables: coerced, reader: readerOf(viewer) };
}
