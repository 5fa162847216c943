import { exampleOperation } from '../harness/documents.ts';
import { percentile } from '../harness/statistics.ts';
import { checked, type Reads, requestOf } from './open-reads.ts';

const DOCUMENTS = 2_000;
const WARM_UP = 200;
const ID = { id: '01890a5d-ac96-774b-bcce-b302099a8057' };

/** Milliseconds for the headline query, each time as a document that the engine has not seen. */
export async function measureCompiling({ schema, reads }: Reads): Promise<string> {
  const headline = await exampleOperation('frontend-customer-ledger');
  const parsing: number[] = [];
  const compiling: number[] = [];
  let before = process.cpuUsage();
  for (let n = 0; n < DOCUMENTS; n++) {
    if (n === WARM_UP) before = process.cpuUsage();
    const source = headline.replace('CustomerLedger', `CustomerLedger${n}`);
    const startedAt = performance.now();
    const document = checked(schema, source);
    const parsedAt = performance.now();
    reads.prepare(requestOf(schema, source, ID, undefined, document));
    compiling.push(performance.now() - parsedAt);
    parsing.push(parsedAt - startedAt);
  }
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1_000 / (DOCUMENTS - WARM_UP);
  return [
    `${DOCUMENTS.toLocaleString('en')} new headline documents, milliseconds:`,
    `  compile               ${figures(compiling)}`,
    `  parse and validate    ${figures(parsing)}`,
    `  CPU time of both      ${cpuMs.toFixed(2)} on the average, garbage collection included`,
  ].join('\n');
}

function figures(all: readonly number[]): string {
  const warm = Float64Array.from(all.slice(WARM_UP)).sort();
  const [first = Number.NaN] = all;
  const [p50, p90, p99, max] = [0.5, 0.9, 0.99, 1].map((share) => percentile(warm, share).toFixed(2));
  return `p50 ${p50}  p90 ${p90}  p99 ${p99}  max ${max}  the very first ${first.toFixed(2)}`;
}
