import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Interruptible } from '../../src/cli/shared/interruptible.ts';
import { SERVERS } from '../servers/all-servers.ts';
import type { BenchCase, ServerName } from './bench-case.ts';
import { checkAnswers, UnequalAnswers } from './check-answers.ts';
import { reachDatabaseServer } from './database-server.ts';
import { type DatasetSize, ensureDataset, MONTHS } from './dataset.ts';
import { Logins } from './logins.ts';
import { describeMachine, type Machine } from './machine.ts';
import { type Measurement, measureCase, type Timing } from './measure-case.ts';
import type { Options } from './options.ts';
import { BENCH } from './paths.ts';
import { prepareTarget, type Target } from './prepare-requests.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export type CaseResult = Readonly<Partial<Record<ServerName, Measurement>>>;

/** Everything measured on one dataset. */
export interface SizeResult {
  readonly customers: number;
  readonly months: number;
  readonly orders: number;
  readonly cases: Readonly<Record<string, CaseResult>>;
  /** Cases that were not timed because an answer differed, and the place of the difference. */
  readonly failures: Readonly<Record<string, string>>;
}

export interface BenchResult {
  readonly takenAt: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly postgres: string;
  readonly timing: Timing;
  readonly sizes: readonly SizeResult[];
}

export interface BenchRun {
  readonly options: Options;
  readonly cases: readonly BenchCase[];
  readonly scope: Interruptible;
  readonly signal: AbortSignal;
  onProgress(activity: string): void;
}

export async function runBench(run: BenchRun): Promise<BenchResult> {
  const { options, scope, onProgress } = run;
  const timing: Timing = {
    rounds: options.rounds ?? (options.quick ? 3 : 7),
    roundMs: (options.seconds ?? (options.quick ? 2 : 5)) * 1_000,
    warmUpMs: options.quick ? 1_500 : 4_000,
  };
  const machine = describeMachine();
  const server = await scope.use(reachDatabaseServer(onProgress), (started) => started.stop());
  const sizes: SizeResult[] = [];
  let version = '';
  for (const customers of options.customers) {
    const size = { customers, months: MONTHS };
    const url = await ensureDataset(server.url, size, onProgress, run.signal);
    const database = new pg.Pool({ connectionString: url, max: 2 });
    await scope.use(Promise.resolve(database), (pool) => pool.end());
    version = (await database.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version ?? '';
    sizes.push(await runSize(run, { size, url, serverUrl: server.url, database, timing, databasePid: server.pid }));
  }
  return {
    takenAt: new Date().toISOString(),
    quick: options.quick,
    machine,
    postgres: `PostgreSQL ${version}, ${server.description}`,
    timing,
    sizes,
  };
}

interface Dataset {
  readonly size: DatasetSize;
  readonly url: string;
  readonly serverUrl: string;
  readonly database: pg.Pool;
  readonly timing: Timing;
  readonly databasePid: number | undefined;
}

async function runSize(run: BenchRun, dataset: Dataset): Promise<SizeResult> {
  const { size, url, database } = dataset;
  const logins = await Logins.prepare(database);
  await database.query(await readFile(path.join(BENCH, 'servers/postgraphile/computed-columns.sql'), 'utf8'));
  const servers = new Map<ServerName, ServerProcess>();
  const cases: Record<string, CaseResult> = {};
  const failures: Record<string, string> = {};
  for (const name of run.options.servers) {
    run.onProgress(`Starting ${name}`);
    const root = name === 'before' ? run.options.before : undefined;
    const its =
      root === undefined ? url : await ensureDataset(dataset.serverUrl, size, run.onProgress, run.signal, root);
    const starting = startServer(name, SERVERS[name].launch, its, root);
    servers.set(name, await run.scope.use(starting, (started) => started.stop()));
  }
  for (const benchCase of run.cases) {
    try {
      cases[benchCase.name] = await runCase(run, dataset, benchCase, servers, logins);
    } catch (error) {
      if (!(error instanceof UnequalAnswers)) throw error;
      failures[benchCase.name] = error.message;
      run.onProgress(`${benchCase.name} is not timed: ${error.message}`);
    }
  }
  for (const server of servers.values()) await server.stop();
  const counted = await database.query<{ orders: number }>('SELECT count(*)::int AS orders FROM orders');
  return { ...size, orders: counted.rows[0]?.orders ?? 0, cases, failures };
}

async function runCase(
  run: BenchRun,
  { size, database, timing, databasePid }: Dataset,
  benchCase: BenchCase,
  servers: ReadonlyMap<ServerName, ServerProcess>,
  logins: Logins,
): Promise<CaseResult> {
  const { questionCount, connections, name } = benchCase;
  const count = run.options.quick ? questionCount.quick : questionCount.full;
  const [questions, askings] = await Promise.all([benchCase.questions(database, count, size), benchCase.askings()]);
  const targets: Target[] = [];
  for (const [serverName, { port, pid }] of servers) {
    const asking = askings[serverName === 'before' ? 'ours' : serverName];
    if (asking === undefined) continue;
    targets.push(await prepareTarget({ name: serverName, port, pid }, asking, name, questions, logins));
  }
  run.onProgress(`${name}: comparing ${questions.length} answers of ${targets.length} servers`);
  await checkAnswers(targets, questions, logins, run.signal);
  return measureCase({
    name,
    connections,
    questions,
    targets: targets.filter(({ asking }) => !asking.comparedOnly),
    timing,
    logins,
    databasePid,
    signal: run.signal,
    onProgress: run.onProgress,
  });
}
