import { readdir, readFile } from 'node:fs/promises';
import { type GraphQLSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import type { Pool } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { authorizeRead } from '../../src/access/authorize.ts';
import { FIELD_RULES, HIDDEN_FIELDS } from '../../src/access/field-rules.ts';
import { readerOf } from '../../src/access/reader.ts';
import { ALL_ROLES } from '../../src/access/role.ts';
import { type Viewer, viewerRole } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { createReadEngine } from '../../src/compiler/engine/create-read-engine.ts';
import { READ_LIMITS } from '../../src/compiler/limits.ts';
import type { ReadEngine } from '../../src/compiler/read-engine.ts';
import { RequestError } from '../../src/platform/errors.ts';
import { buildGraphSchema, SCOPES } from '../../src/schema.ts';
import { readableSql } from './readable-sql.ts';
import { CURSOR_SECRET, SQL_PIECES } from './sql-pieces.ts';

// The SQL of reads, reviewed whenever it changes: run `npx vitest run test/compiler/sql.test.ts -u`, then read the difference.

const OPERATIONS = 'examples/operations';
const documents = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql'));
const texts = await Promise.all(documents.map((name) => readFile(`${OPERATIONS}/${name}`, 'utf8')));
const queries = documents
  .map((name, index) => ({ name: name.replace('.graphql', ''), source: texts[index] as string }))
  .filter(({ source }) => /^query /m.test(source));

const ID = '018f0000-0000-7000-8000-000000000000';
const GIVEN: Readonly<Record<string, unknown>> = {
  id: ID,
  area: ID,
  from: '2026-03-01',
  to: '2026-04-01',
  date: '2026-03-31',
};
const VIEWERS: readonly Viewer[] = [
  ...ALL_ROLES.map((role): Viewer => {
    const customerId = role === 'CUSTOMER' ? ID : null;
    return { kind: 'USER', userId: ID, role, customerId, mustChangePassword: false };
  }),
  { kind: 'SHARE_LINK', shareLinkId: ID },
];

let schema: GraphQLSchema;
let reads: ReadEngine;
let asked = '';
beforeAll(async () => {
  const datamodel = Datamodel.load();
  schema = await buildGraphSchema(datamodel);
  const pool = {
    query: async ({ text }: { text: string }) => {
      asked = text;
      return { rows: [['{}', 2]] };
    },
  } as unknown as Pool;
  reads = createReadEngine({
    schema,
    datamodel,
    pool,
    payloadPool: pool,
    limits: READ_LIMITS,
    scopes: SCOPES,
    fieldRules: { readable: FIELD_RULES, hidden: HIDDEN_FIELDS },
    authorize: authorizeRead,
    cursorSecret: CURSOR_SECRET,
    preparedStatements: false,
  });
});

describe('The SQL of a ready document, for each role that may ask it', () => {
  it.each(queries)('$name', async ({ name, source }) => {
    await expect(await sqlForRoles(source)).toMatchFileSnapshot(`sql/operations/${name}.sql`);
  });
});

describe('The SQL of', () => {
  it.each(Object.entries(SQL_PIECES))('%s', async (name, source) => {
    const text = `-- ${source}\n\n${await sqlForRoles(source)}`;
    await expect(text).toMatchFileSnapshot(`sql/pieces/${name.replaceAll(/\W+/g, '-')}.sql`);
  });
});

/** Each statement once, under the roles that get it. */
async function sqlForRoles(source: string): Promise<string> {
  const roles = new Map<string, string[]>();
  for (const viewer of VIEWERS) {
    const sql = await sqlFor(source, viewer);
    if (sql !== undefined) roles.set(sql, [...(roles.get(sql) ?? []), viewerRole(viewer)]);
  }
  expect(roles.size).toBeGreaterThan(0);
  return [...roles].map(([sql, names]) => `-- ${names.join(', ')}\n${readableSql(sql)}`).join('\n');
}

/** Undefined if this viewer may not use the root field. */
async function sqlFor(source: string, viewer: Viewer): Promise<string | undefined> {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('The document holds no single operation.');
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], GIVEN).coerced ?? {};
  try {
    await reads.prepare({ document, operation, source, variables, reader: readerOf(viewer) })?.();
    return asked;
  } catch (error) {
    if (error instanceof RequestError && error.code === 'FORBIDDEN') return undefined;
    throw error;
  }
}
