import path from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { authorizeRead } from './access/authorize.ts';
import { FIELD_RULES, HIDDEN_FIELDS } from './access/field-rules.ts';
import { Datamodel } from './compiler/datamodel.ts';
import { createReadEngine } from './compiler/engine/create-read-engine.ts';
import type { ReadEngine } from './compiler/read-engine.ts';
import type { Config } from './config.ts';
import { readLimitsOf } from './configured-limits.ts';
import type { Database } from './platform/database.ts';
import { keptSecret } from './platform/machine/kept-secret.ts';
import { buildGraphSchema, SCOPES } from './schema.ts';

/** The schema and its read engine, as the server and the commands use them. */
export async function buildReads(
  config: Config,
  database: Database,
): Promise<{ schema: GraphQLSchema; reads: ReadEngine }> {
  const datamodel = Datamodel.load();
  const [schema, cursorSecret] = await Promise.all([
    buildGraphSchema(datamodel),
    config.cursorSecret ?? keptSecret(path.join(config.dataDir, 'cursor-secret')),
  ]);
  const reads = createReadEngine({
    schema,
    datamodel,
    pool: database.queryPool,
    payloadPool: database.payloadPool,
    scopes: SCOPES,
    fieldRules: { readable: FIELD_RULES, hidden: HIDDEN_FIELDS },
    authorize: authorizeRead,
    cursorSecret,
    preparedStatements: database.preparedStatements,
    limits: readLimitsOf(config),
  });
  return { schema, reads };
}
