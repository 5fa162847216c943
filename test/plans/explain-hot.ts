import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getOperationAST, getVariableValues, parse, validate } from 'graphql';
import pg from 'pg';
import { readerOf } from '../../src/access/reader.ts';
import type { Role } from '../../src/access/role.ts';
import type { OperationRequest, ReadEngine } from '../../src/compiler/read-engine.ts';
import { readConfig } from '../../src/config.ts';
import { EXAMPLES_FOLDER } from '../../src/http/ide/example-operations.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { buildReads } from '../../src/reads.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { recordStatements } from '../support/statements.ts';
import type { PlanNode } from './access-paths.ts';
import { HOT_READS, type HotRead } from './hot-reads.ts';
import { HOT_WRITES } from './hot-writes.ts';
import { CUSTOMER, id } from './volume-ids.ts';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface HotPlans {
  /** For the given values. */
  readonly first: PlanNode;
  /** The plan of a long-lived prepared statement: from the sixth run on, PostgreSQL may plan for any values. */
  readonly settled: PlanNode;
}

/** PostgreSQL's plans of every hot statement, by name; reads are compiled. */
export async function explainHot(url: string): Promise<Map<string, HotPlans>> {
  const statements = new Map<string, Statement>([
    ...(await compiledReads(url)),
    ...Object.entries(HOT_WRITES).map(([name, { sql, values }]) => [name, { text: sql, values }] as const),
  ]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const plans = new Map<string, HotPlans>();
    for (const [name, statement] of statements) plans.set(name, await explainPrepared(client, statement));
    return plans;
  } finally {
    await client.end();
  }
}

const EXECUTIONS_PLANNED_ANEW = 5;

async function explainPrepared(client: pg.Client, { text, values }: Statement): Promise<HotPlans> {
  await client.query(`PREPARE hot AS ${text}`);
  const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
  const explain = async (): Promise<PlanNode> => {
    const { rows } = await client.query({ text: `EXPLAIN (FORMAT JSON) EXECUTE hot${given}`, rowMode: 'array' });
    return (rows[0] as [[{ Plan: PlanNode }]])[0][0].Plan;
  };
  const first = await explain();
  for (let execution = 1; execution < EXECUTIONS_PLANNED_ANEW; execution += 1) await explain();
  const settled = await explain();
  await client.query('DEALLOCATE hot');
  return { first, settled };
}

/** As the driver would send it; EXECUTE takes no parameters. */
function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((element) => JSON.stringify(element)).join()}}`);
  if (typeof value === 'object') throw new Error('Write here how the driver sends it.');
  return pg.escapeLiteral(String(value));
}

async function compiledReads(url: string): Promise<[string, Statement][]> {
  const config = readConfig('serve', { NODE_ENV: 'test', DATABASE_URL: url, CURSOR_SECRET: 'x'.repeat(32) });
  const database = openDatabase({ url, poolSize: 1, statementTimeoutMs: PATIENCE_MS, preparedStatements: false });
  try {
    const { schema, reads } = await buildReads(config, database);
    const requestOf = (source: string, variables: Readonly<Record<string, unknown>>, role: Role): OperationRequest => {
      const document = parse(source);
      const operation = getOperationAST(document);
      const invalid = validate(schema, document);
      if (operation == null || invalid.length > 0) throw new Error(`${invalid.join()}: ${source}`);
      const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      if (coerced === undefined) throw new Error(`${errors?.join()}: ${source}`);
      return { document, operation, source, variables: coerced, reader: readerOf(viewerOf(role)) };
    };
    const statements: [string, Statement][] = [];
    for (const [name, { document, variables = {}, as = 'ADMIN', behind }] of Object.entries(HOT_READS)) {
      const after =
        behind && (await endCursor(reads, requestOf(behind.document, { ...variables, rows: behind.rows }, as)));
      const request = requestOf(await sourceOf(document), after ? { ...variables, after } : variables, as);
      // The recorder sees values that `explain` hides, such as the key of cursors.
      const [sent] = await recordStatements(() => reads.explain(request, { analyze: false }));
      if (sent === undefined) throw new Error(`${name} was not compiled.`);
      statements.push([name, { text: sent.text.replace(/^EXPLAIN \([^)]*\) /, ''), values: sent.values }]);
    }
    return statements;
  } finally {
    await database.close();
  }
}

const sourceOf = async (document: HotRead['document']): Promise<string> =>
  'text' in document ? document.text : readFile(path.join(EXAMPLES_FOLDER, document.example), 'utf8');

async function endCursor(reads: ReadEngine, request: OperationRequest): Promise<string> {
  const { data } = (await reads.prepare(request)?.()) ?? {};
  return JSON.parse(data ?? '').list.pageInfo.endCursor;
}

function viewerOf(role: Role) {
  const userId = role === 'CUSTOMER' ? CUSTOMER.userId : role === 'DELIVERY_AGENT' ? id.agent(2) : id.admin(0);
  const customerId = role === 'CUSTOMER' ? CUSTOMER.id : null;
  return { kind: 'USER', userId, role, customerId, mustChangePassword: false } as const;
}
