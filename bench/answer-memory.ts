import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runInterruptible } from '../src/cli/interruptible.ts';
import { reachDatabaseServer } from './harness/database-server.ts';
import { BILLED_MONTH, ensureDataset } from './harness/dataset.ts';
import { caseDocument } from './harness/documents.ts';
import { Logins } from './harness/logins.ts';
import { QUICK_CUSTOMERS } from './harness/options.ts';
import { forgetPeak, readFigures } from './harness/process-figures.ts';
import { report } from './harness/progress.ts';
import { startServer } from './harness/server-process.ts';
import { median } from './harness/statistics.ts';
import { SERVERS } from './servers/all-servers.ts';

// How far the server's resident memory rises above where it was while it gives one answer, as a multiple of the answer:
// the analyst's month, for more and more customers. Run from the checkout, with bench/ installed:
//   node --import tsx bench/answer-memory.ts

const CUSTOMERS = [50, 150, 500];
const WARM_UP = 20;
const ANSWERS = 15;
const SETTLE_MS = 300;

await runInterruptible(async (scope) => {
  const aborted = new AbortController();
  void scope.untilSignal.then(() => aborted.abort());
  const postgres = await scope.use(reachDatabaseServer(report), (started) => started.stop());
  const size = { customers: QUICK_CUSTOMERS, months: 1 };
  const url = await ensureDataset(postgres.url, size, report, aborted.signal);
  const pool = await scope.use(Promise.resolve(new pg.Pool({ connectionString: url, max: 2 })), (open) => open.end());
  const launch = { ...SERVERS.ours.launch, environment: { ...SERVERS.ours.launch.environment, MAX_COST: '99999999' } };
  const server = await scope.use(startServer('ours', launch, url), (started) => started.stop());
  const token = await (await Logins.prepare(pool)).tokenFor({ role: 'BILLING_ANALYST' }, server.port);
  const document = await caseDocument('analyst-month');

  const lines: string[] = [];
  for (const customers of CUSTOMERS) {
    const query = document
      .replace('first: 50', `first: ${customers}`)
      .replace('filter: { area: { id: { eq: $area } } }', 'filter: { not: { area: { id: { eq: $area } } } }');
    const variables = { area: '01890a5d-ac96-774b-bcce-b302099a8057', ...BILLED_MONTH };
    const body = JSON.stringify({ query, variables });
    const ask = async (): Promise<number> => {
      const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'accept-encoding': 'identity',
        },
        body,
        signal: aborted.signal,
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
      forgetPeak(server.pid);
      const { memoryBytes } = readFigures(server.pid);
      answerBytes = await ask();
      multiples.push((readFigures(server.pid).peakMemoryBytes - memoryBytes) / answerBytes);
    }
    const megabytes = (answerBytes / 1024 ** 2).toFixed(2);
    const [middle, most] = [median(multiples), Math.max(...multiples)].map((multiple) => multiple.toFixed(1));
    lines.push(`  ${megabytes.padStart(6)} MB  ${middle?.padStart(5)} ×, at most ${most} ×`);
  }
  process.stdout.write(
    `Rise of the server's resident memory during one answer, as a multiple of it:\n${lines.join('\n')}\n`,
  );
});
