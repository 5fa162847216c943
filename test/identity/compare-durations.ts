import { processorMsOf } from '../support/processor-time.ts';

type Work = () => Promise<unknown>;

/**
 * How much more processor time each piece of work takes than the first, by its cheapest run. For what is computed: what else
 * the machine does is not in it.
 */
export async function compareProcessorTimes(...works: Work[]): Promise<number[]> {
  return compare(processorMsOf, 6, works);
}

/**
 * How much longer each piece of work takes than the first, by its shortest run. For what waits: the runs take turns, so that
 * what else the machine does falls on all of them alike.
 */
export async function compareDurations(...works: Work[]): Promise<number[]> {
  return compare(durationMsOf, 3, works);
}

export async function durationMsOf(work: Work): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function compare(measure: (work: Work) => Promise<number>, turns: number, works: Work[]): Promise<number[]> {
  const leastMs = works.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, work] of works.entries()) {
      leastMs[index] = Math.min(leastMs[index] as number, await measure(work));
    }
  }
  return leastMs.slice(1).map((ms) => ms / (leastMs[0] as number));
}
