import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { replacePrivateFile } from '../../platform/machine/private-file.ts';
import { DEV_LOGINS } from '../../sample/dev-credentials.ts';

const HEADLINE_QUERY = path.join(import.meta.dirname, '../../../examples/operations/frontend-customer-ledger.graphql');

/**
 * What a developer reads after a start. The curl command takes its bodies from two files beside the logins, so that no password
 * is printed and the line can be pasted anywhere.
 */
export async function describeWelcome(
  url: string,
  dataDir: string,
  credentialsPath: string,
  pool: pg.Pool,
): Promise<string> {
  const graphql = new URL('/graphql', url).href;
  const loginBody = path.join(dataDir, 'headline-login.json');
  const queryBody = path.join(dataDir, 'headline-query.json');
  await replacePrivateFile(loginBody, JSON.stringify(await loginRequest(credentialsPath)));
  await replacePrivateFile(queryBody, JSON.stringify(await headlineRequest(pool)));
  const post = `curl -s ${graphql} -H 'content-type: application/json'`;
  const token = `$(${post} -d @${quote(loginBody)} | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')`;
  return [
    '',
    `  GraphQL            ${graphql}`,
    `  Development logins ${credentialsPath}`,
    '  The headline query, as the customer among them:',
    '',
    `${post} -H "authorization: Bearer ${token}" -d @${quote(queryBody)}`,
    '',
    '',
  ].join('\n');
}

async function loginRequest(credentialsPath: string) {
  const credentials = JSON.parse(await readFile(credentialsPath, 'utf8')) as Record<
    string,
    { email: string; password: string }
  >;
  return {
    query: 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
    variables: { input: credentials.CUSTOMER },
  };
}

async function headlineRequest(pool: pg.Pool) {
  const { rows } = await pool.query<{ id: string }>('SELECT customer_id AS id FROM users WHERE email = $1', [
    DEV_LOGINS.CUSTOMER,
  ]);
  return { query: await readFile(HEADLINE_QUERY, 'utf8'), variables: { id: rows[0]?.id, orders: 5 } };
}

function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
