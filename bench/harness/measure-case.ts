import type { Question, ServerName } from './bench-case.ts';
import { type LoadResult, runLoad } from './load.ts';
import type { Logins } from './logins.ts';
import { prepareRequests, type Target } from './prepare-requests.ts';
import { familyCpuSeconds, forgetPeak, readFigures } from './process-figures.ts';
import { randomSequence } from './random.ts';
import { median, percentile } from './statistics.ts';

export interface Timing {
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
}

/** Medians over the rounds, unless said otherwise. */
export interface Measurement {
  readonly rps: number;
  /** The slowest and the fastest round. */
  readonly rpsSpread: readonly [number, number];
  /** Round by round, so that two servers can be compared within each. */
  readonly rpsByRound: readonly number[];
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU seconds of the server's process while it was timed, over all rounds. */
  readonly cpuSeconds: number;
  readonly cpuMsPerRequest: number;
  /** The same for PostgreSQL; null if it was not started here. */
  readonly databaseCpuMsPerRequest: number | null;
  readonly peakMemoryMb: number;
  /** Peak under load minus the memory at the beginning of the round; the largest of all rounds. */
  readonly memoryGrowthMb: number;
  readonly answerKb: number | null;
  readonly requests: number;
}

interface Round {
  readonly load: LoadResult;
  readonly cpuSeconds: number;
  readonly databaseCpuSeconds: number | undefined;
  readonly peakMemoryBytes: number;
  readonly memoryGrowthBytes: number;
}

export interface CaseRun {
  readonly name: string;
  readonly connections: number;
  readonly questions: readonly Question[];
  readonly targets: readonly Target[];
  readonly timing: Timing;
  readonly logins: Logins;
  readonly databasePid: number | undefined;
  readonly signal: AbortSignal;
  onProgress(activity: string): void;
}

const MB = 1024 ** 2;
/** Not timed: since the server's last turn, pools have closed idle connections, and statements must be prepared again. */
const LEAD_IN_MS = 500;

/**
 * One server after another, in an order that rotates with every round, so that a disturbance of the machine affects all alike.
 */
export async function measureCase(run: CaseRun): Promise<Readonly<Partial<Record<ServerName, Measurement>>>> {
  const { targets, timing } = run;
  for (const target of targets) {
    run.onProgress(`${run.name}: warming up ${target.name}`);
    await timeRound(run, target, 0, timing.warmUpMs);
  }
  const rounds = new Map<ServerName, Round[]>(targets.map(({ name }) => [name, []]));
  for (let number = 1; number <= timing.rounds; number += 1) {
    for (let place = 0; place < targets.length; place += 1) {
      const target = targets[(place + number) % targets.length] as Target;
      const round = await timeRound(run, target, number, timing.roundMs);
      rounds.get(target.name)?.push(round);
      const rps = Math.round(round.load.requests / round.load.seconds);
      run.onProgress(`${run.name}: round ${number} of ${timing.rounds}, ${target.name} ${rps.toLocaleString('en')}/s`);
    }
  }
  return Object.fromEntries(targets.map((target) => [target.name, summarise(target, rounds.get(target.name) ?? [])]));
}

async function timeRound(run: CaseRun, target: Target, number: number, durationMs: number): Promise<Round> {
  const requests = await prepareRequests(target, run.questions, run.logins);
  const plan = {
    port: target.port,
    requests,
    sequence: randomSequence(number, requests.length),
    connections: run.connections,
  };
  await runLoad({ ...plan, durationMs: LEAD_IN_MS }, run.signal);
  forgetPeak(target.pid);
  const before = readFigures(target.pid);
  const databaseBefore = run.databasePid && familyCpuSeconds(run.databasePid);
  const load = await runLoad({ ...plan, durationMs }, run.signal);
  const after = readFigures(target.pid);
  return {
    load,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    databaseCpuSeconds: run.databasePid && familyCpuSeconds(run.databasePid) - (databaseBefore ?? 0),
    peakMemoryBytes: after.peakMemoryBytes,
    memoryGrowthBytes: after.peakMemoryBytes - before.memoryBytes,
  };
}

function summarise(target: Target, rounds: readonly Round[]): Measurement {
  const rates = rounds.map(({ load }) => load.requests / load.seconds);
  const requests = sum(rounds.map(({ load }) => load.requests));
  const cpuSeconds = sum(rounds.map((round) => round.cpuSeconds));
  const databaseCpuSeconds = sum(rounds.map((round) => round.databaseCpuSeconds ?? Number.NaN));
  const lengths = target.answerBytes.filter((bytes) => bytes !== undefined);
  return {
    rps: rounded(median(rates)),
    rpsSpread: [rounded(Math.min(...rates)), rounded(Math.max(...rates))],
    rpsByRound: rates.map(rounded),
    p50Ms: rounded(median(rounds.map(({ load }) => percentile(load.latencies, 0.5)))),
    p99Ms: rounded(median(rounds.map(({ load }) => percentile(load.latencies, 0.99)))),
    cpuSeconds: rounded(cpuSeconds),
    cpuMsPerRequest: rounded((cpuSeconds * 1_000) / requests),
    databaseCpuMsPerRequest: Number.isNaN(databaseCpuSeconds) ? null : rounded((databaseCpuSeconds * 1_000) / requests),
    peakMemoryMb: rounded(Math.max(...rounds.map((round) => round.peakMemoryBytes)) / MB),
    memoryGrowthMb: rounded(Math.max(...rounds.map((round) => round.memoryGrowthBytes)) / MB),
    answerKb: lengths.length === 0 ? null : rounded(sum(lengths) / lengths.length / 1024),
    requests,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const rounded = (value: number) => Math.round(value * 100) / 100;
