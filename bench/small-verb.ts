import path from 'node:path';
import pg from 'pg';
import { runInterruptible } from '../src/cli/shared/interruptible.ts';
import { reachDatabaseServer } from './harness/database-server.ts';
import { ensureDataset, MONTHS } from './harness/dataset.ts';
import { type PreparedRequest, runLoad } from './harness/load.ts';
import { Logins } from './harness/logins.ts';
import { QUICK_CUSTOMERS } from './harness/options.ts';
import { ROOT } from './harness/paths.ts';
import { JSON_HEADERS, requestBytes } from './harness/prepare-requests.ts';
import { readFigures } from './harness/process-figures.ts';
import { report } from './harness/progress.ts';
import { randomSequence } from './harness/random.ts';
import { startServer } from './harness/server-process.ts';
import { median } from './harness/statistics.ts';
import { SERVERS } from './servers/all-servers.ts';

// What the frame of a write costs: `updateArea`, each time another name, so that each call changes a row, is put on record and
// reads its payload. Of this checkout and, in turns, of others. Run from the checkout, with bench/ installed:
//   node --import tsx bench/small-verb.ts [another checkout, after its "npm ci"]

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const ROUND_MS = Number(process.env.ROUND_MS ?? 2_000);
const CONNECTIONS = 16;
const MUTATION = `mutation Rename($input: UpdateAreaInput!) {
  updateArea(input: $input) { area { id name active } userErrors { code } }
}`;

interface Build {
  readonly name: string;
  readonly root: string;
}

const [other] = process.argv.slice(2);
const builds: readonly Build[] = [
  { name: 'ours', root: ROOT },
  ...(other === undefined ? [] : [{ name: 'before', root: path.resolve(other) }]),
];

await runInterruptible(async (scope) => {
  const aborted = new AbortController();
  void scope.untilSignal.then(() => aborted.abort());
  const { signal } = aborted;
  const postgres = await scope.use(reachDatabaseServer(report), (started) => started.stop());
  const size = { customers: QUICK_CUSTOMERS, months: MONTHS };
  const asked = [];
  for (const { name, root } of builds) {
    const url = await ensureDataset(postgres.url, size, report, signal, root);
    const pool = await scope.use(Promise.resolve(new pg.Pool({ connectionString: url, max: 2 })), (open) => open.end());
    const { port, pid } = await scope.use(startServer(name, SERVERS.ours.launch, url, root), (server) => server.stop());
    const token = await (await Logins.prepare(pool)).tokenFor({ role: 'ADMIN' }, port);
    const { rows } = await pool.query<{ id: string; name: string }>('SELECT id, name FROM areas ORDER BY id');
    asked.push({
      name,
      port,
      pid,
      requests: requestsOf(port, token, rows),
      rates: [] as number[],
      cpu: [] as number[],
    });
  }
  for (let round = -2; round < ROUNDS; round++) {
    for (const build of round % 2 === 0 ? asked : asked.toReversed()) {
      const sequence = randomSequence(round, build.requests.length);
      const plan = { ...build, sequence, connections: CONNECTIONS, durationMs: ROUND_MS };
      const { cpuSeconds } = readFigures(build.pid);
      const load = await runLoad(plan, signal);
      const cpu = ((readFigures(build.pid).cpuSeconds - cpuSeconds) * 1_000) / load.requests;
      report(`Round ${round + 1} of ${ROUNDS}: ${build.name} ${Math.round(load.requests / load.seconds)}/s`);
      // The first two are warm-up.
      if (round < 0) continue;
      build.rates.push(load.requests / load.seconds);
      build.cpu.push(cpu);
    }
  }
  const [ours, before] = asked;
  for (const { name, rates, cpu } of asked) {
    process.stdout.write(
      `${name}: ${spread(rates, 0)} updateArea per second, ${spread(cpu, 2)} ms of the process's processor each\n`,
    );
  }
  if (ours !== undefined && before !== undefined) {
    const ratios = ours.rates.map((rate, round) => rate / (before.rates[round] as number));
    process.stdout.write(`ours / before: ${spread(ratios, 2)}\n`);
  }
});

/** Median, least and greatest. */
function spread(values: readonly number[], digits: number): string {
  const [middle, least, greatest] = [median(values), Math.min(...values), Math.max(...values)];
  return `${middle.toFixed(digits)} (${least.toFixed(digits)} to ${greatest.toFixed(digits)})`;
}

/** Two names for each area, so that nearly every call changes something. */
function requestsOf(
  port: number,
  token: string,
  areas: readonly { readonly id: string; readonly name: string }[],
): readonly PreparedRequest[] {
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${token}` };
  return areas.flatMap(({ id, name }) =>
    [name, `${name}.`].map((renamed) => {
      const body = JSON.stringify({ query: MUTATION, variables: { input: { areaId: id, name: renamed } } });
      return { bytes: requestBytes(port, '/graphql', headers, body), answerBytes: undefined };
    }),
  );
}
