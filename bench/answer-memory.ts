import { setTimeout as sleep } from 'node:timers/promises';
import { runInterruptible } from '../src/cli/shared/interruptible.ts';
import { BILLED_MONTH } from './harness/dataset.ts';
import { caseDocument } from './harness/documents.ts';
import { JSON_HEADERS } from './harness/prepare-requests.ts';
import { forgetPeak, readFigures } from './harness/process-figures.ts';
import { report } from './harness/progress.ts';
import { serveOurs } from './harness/serve-ours.ts';
import { median } from './harness/statistics.ts';

// How much the server's resident memory grows during one answer, as a multiple of the answer: the analyst's month, for more and
// more customers. Run from the checkout, with bench/ installed:
//   node --import tsx bench/answer-memory.ts

const CUSTOMERS = [50, 150, 500];
const WARM_UP = 20;
const ANSWERS = 15;
const SETTLE_MS = 300;

await runInterruptible(async (scope) => {
  const { port, pid, logins, signal } = await serveOurs(scope, { MAX_COST: '99999999' });
  const token = await logins.tokenFor({ role: 'BILLING_ANALYST' }, port);
  const document = await caseDocument('analyst-month');

  const lines: string[] = [];
  for (const customers of CUSTOMERS) {
    const query = document
      .replace('first: 50', `first: ${customers}`)
      .replace('filter: { area: { id: { eq: $area } } }', 'filter: { not: { area: { id: { eq: $area } } } }');
    const variables = { area: '01890a5d-ac96-774b-bcce-b302099a8057', ...BILLED_MONTH };
    const body = JSON.stringify({ query, variables });
    const ask = async (): Promise<number> => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { ...JSON_HEADERS, authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
        body,
        signal,
      });
      const answer = await response.text();
      if (answer.includes('"errors"')) throw new Error(answer.slice(0, 500));
      return Buffer.byteLength(answer);
    };
    for (let n = 0; n < WARM_UP; n++) await ask();
    let answerBytes = 0;
    const multiples: number[] = [];
    for (let n = 0; n < ANSWERS; n++) {
      report(`${customers} customers, answer ${n + 1} of ${ANSWERS}`);
      await sleep(SETTLE_MS);
      forgetPeak(pid);
      const { memoryBytes } = readFigures(pid);
      answerBytes = await ask();
      multiples.push((readFigures(pid).peakMemoryBytes - memoryBytes) / answerBytes);
    }
    const megabytes = (answerBytes / 1024 ** 2).toFixed(2);
    const [middle, most] = [median(multiples), Math.max(...multiples)].map((multiple) => multiple.toFixed(1));
    lines.push(`  ${megabytes.padStart(6)} MB  ${middle?.padStart(5)} ×, at most ${most} ×`);
  }
  process.stdout.write(
    `Growth of the server's resident memory during one answer, as a multiple of it:\n${lines.join('\n')}\n`,
  );
});
