import { runInterruptible } from '../src/cli/shared/interruptible.ts';
import { pickCustomers } from './harness/customers.ts';
import { type PreparedRequest, runLoad } from './harness/load.ts';
import { JSON_HEADERS, requestBytes } from './harness/prepare-requests.ts';
import { report } from './harness/progress.ts';
import { randomSequence } from './harness/random.ts';
import { serveOurs } from './harness/serve-ours.ts';
import { median } from './harness/statistics.ts';

// What authentication costs the read path: the smallest query, `{ __typename }`, sent in turns without a token and by a hundred
// people with tokens. For every other query the share is smaller. Run from the checkout, with bench/ installed:
//   node --import tsx bench/authentication.ts

const BODY = JSON.stringify({ query: '{ __typename }' });
const PEOPLE = 100;
const ROUNDS = 20;
const ROUND_MS = 1_500;
const CONNECTIONS = 16;

await runInterruptible(async (scope) => {
  const { port, pool, logins, signal } = await serveOurs(scope);
  const withToken: PreparedRequest[] = [];
  for (const customerId of await pickCustomers(pool, PEOPLE)) {
    report(`Logging in ${withToken.length + 1} of ${PEOPLE}`);
    withToken.push(request(port, await logins.tokenFor({ customerId }, port)));
  }
  const rate = async (requests: readonly PreparedRequest[], round: number): Promise<number> => {
    const sequence = randomSequence(round, requests.length);
    const plan = { port, requests, sequence, connections: CONNECTIONS, durationMs: ROUND_MS };
    const load = await runLoad(plan, signal);
    return load.requests / load.seconds;
  };

  const [anonymous, shares, rates] = [[request(port)], [] as number[], [[], []] as [number[], number[]]];
  for (let round = -2; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [anonymous, withToken] : [withToken, anonymous];
    const measured = new Map<readonly PreparedRequest[], number>();
    for (const requests of order) measured.set(requests, await rate(requests, round));
    const [without, wanted] = [measured.get(anonymous) as number, measured.get(withToken) as number];
    report(`Round ${round + 1} of ${ROUNDS}: ${Math.round(without)}/s without, ${Math.round(wanted)}/s with a token`);
    // The first two are warm-up.
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
  const headers = { ...JSON_HEADERS, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  return { bytes: requestBytes(port, '/graphql', headers, BODY), answerBytes: undefined };
}
