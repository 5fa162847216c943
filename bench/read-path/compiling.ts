import { exampleOperation } from '../harness/documents.ts';
import { percentile } from '../harness/statistics.ts';
import { GarbageCollection } from './garbage-collection.ts';
import { checked, type Reads, requestOf } from './open-reads.ts';

const DOCUMENTS = 2_000;
const WARM_UP = 200;
const ID = { id: '01890a5d-ac96-774b-bcce-b302099a8057' };

interface Compilation {
  readonly from: number;
  readonly until: number;
  /** The system gave the processor to another process meanwhile. */
  readonly interrupted: boolean;
}

/** Milliseconds for the headline query, each time as a document that the engine has not seen. */
export async function measureCompiling({ schema, reads }: Reads): Promise<string> {
  const headline = await exampleOperation('frontend-customer-ledger');
  const parsing: number[] = [];
  const compiling: Compilation[] = [];
  const collection = new GarbageCollection();
  let before = process.cpuUsage();
  for (let n = 0; n < DOCUMENTS; n++) {
    if (n === WARM_UP) before = process.cpuUsage();
    const source = headline.replace('CustomerLedger', `CustomerLedger${n}`);
    const startedAt = performance.now();
    const document = checked(schema, source);
    parsing.push(performance.now() - startedAt);
    const switches = interruptions();
    const from = performance.now();
    reads.prepare(requestOf(schema, source, ID, undefined, document));
    const until = performance.now();
    compiling.push({ from, until, interrupted: interruptions() > switches });
  }
  const { user, system } = process.cpuUsage(before);
  await collection.stop();
  const cpuMs = (user + system) / 1_000 / (DOCUMENTS - WARM_UP);
  const warm = compiling.slice(WARM_UP);
  const collected = warm.filter(({ from, until }) => collection.within(from, until) > 0);
  const undisturbed = warm.filter((compilation) => !compilation.interrupted && !collected.includes(compilation));
  return [
    `${DOCUMENTS.toLocaleString('en')} new headline documents, milliseconds:`,
    `  compile               ${figures(warm.map(duration))}  the very first ${compiling
      .slice(0, 1)
      .map((it) => duration(it).toFixed(2))
      .join()}`,
    `  of them undisturbed   ${figures(undisturbed.map(duration))}`,
    `    ${collected.length} of ${warm.length} met a garbage collection, ${warm.filter(({ interrupted }) => interrupted).length} lost the processor`,
    `  parse and validate    ${figures(parsing.slice(WARM_UP))}  the very first ${parsing[0]?.toFixed(2)}`,
    `  CPU time of both      ${cpuMs.toFixed(2)} on average, including garbage collection`,
  ].join('\n');
}

const interruptions = (): number => process.resourceUsage().involuntaryContextSwitches;

const duration = ({ from, until }: Compilation): number => until - from;

function figures(all: readonly number[]): string {
  const sorted = Float64Array.from(all).sort();
  const [p50, p90, p99, max] = [0.5, 0.9, 0.99, 1].map((share) => percentile(sorted, share).toFixed(2));
  return `p50 ${p50}  p90 ${p90}  p99 ${p99}  max ${max}`;
}
