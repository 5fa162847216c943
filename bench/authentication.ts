import pg from 'pg';
import { runInterruptible } from '../src/cli/interruptible.ts';
import { pickCustomers } from './harness/customers.ts';
import { reachDatabaseServer } from './harness/database-server.ts';
import { ensureDataset } from './harness/dataset.ts';
import { type PreparedRequest, runLoad } from './harness/load.ts';
import { Logins } from './harness/logins.ts';
import { QUICK_CUSTOMERS } from './harness/options.ts';
import { report } from './harness/progress.ts';
import { randomSequence } from './harness/random.ts';
import { startServer } from './harness/server-process.ts';
import { median } from './harness/statistics.ts';
import { SERVERS } from './servers/all-servers.ts';

// What authentication takes from the read path: the smallest question there is, `{ __typename }`, asked in turns by nobody
// and by a hundred people with tokens. Of every other question it takes less. Run from the checkout, with bench/ installed:
//   node --import tsx bench/authentication.ts

const BODY = JSON.stringify({ query: '{ __typename }' });
const PEOPLE = 100;
const ROUNDS = 20;
const ROUND_MS = 1_500;
const CONNECTIONS = 16;

await runInterruptible(async (scope) => {
  const aborted = new AbortController();
  void scope.untilSignal.then(() => aborted.abort());
  const { signal } = aborted;
  const postgres = await scope.use(reachDatabaseServer(report), (started) => started.stop());
  const url = await ensureDataset(postgres.url, { customers: QUICK_CUSTOMERS, months: 1 }, report, signal);
  const pool = await scope.use(Promise.resolve(new pg.Pool({ connectionString: url, max: 2 })), (open) => open.end());
  const server = await scope.use(startServer('ours', SERVERS.ours.launch, url), (started) => started.stop());

  const logins = await Logins.prepare(pool);
  const withToken: PreparedRequest[] = [];
  for (const customerId of await pickCustomers(pool, PEOPLE)) {
    report(`Logging in ${withToken.length + 1} of ${PEOPLE}`);
    withToken.push(request(server.port, await logins.tokenFor({ customerId }, server.port)));
  }
  const rate = async (requests: readonly PreparedRequest[], round: number): Promise<number> => {
    const sequence = randomSequence(round, requests.length);
    const plan = { port: server.port, requests, sequence, connections: CONNECTIONS, durationMs: ROUND_MS };
    const load = await runLoad(plan, signal);
    return load.requests / load.seconds;
  };

  const [anonymous, shares, rates] = [[request(server.port)], [] as number[], [[], []] as [number[], number[]]];
  for (let round = -2; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [anonymous, withToken] : [withToken, anonymous];
    const measured = new Map<readonly PreparedRequest[], number>();
    for (const requests of order) measured.set(requests, await rate(requests, round));
    const [without, wanted] = [measured.get(anonymous) as number, measured.get(withToken) as number];
    report(`Round ${round + 1} of ${ROUNDS}: ${Math.round(without)}/s without, ${Math.round(wanted)}/s with a token`);
    // The first two warm up.
    if (round < 0) continue;
    rates[0].push(without);
    rates[1].push(wanted);
    shares.push(1 - wanted / without);
  }
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const sorted = [...shares].sort((a, b) => a - b);
  process.stdout.write(
    `{ __typename }: ${Math.round(median(rates[0]))}/s without a token, ${Math.round(median(rates[1]))}/s with one of ${PEOPLE}.\n` +
      `Authentication takes ${percent(median(shares))} of the throughput (median of ${ROUNDS} pairs; half of them between ` +
      `${percent(sorted[ROUNDS / 4] as number)} and ${percent(sorted[(ROUNDS * 3) / 4] as number)}).\n`,
  );
});

function request(port: number, token?: string): PreparedRequest {
  const lines = [
    'POST /graphql HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    'accept: application/json',
    'content-type: application/json',
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    `content-length: ${BODY.length}`,
  ];
  return { bytes: Buffer.from(`${lines.join('\r\n')}\r\n\r\n${BODY}`), answerBytes: undefined };
}
