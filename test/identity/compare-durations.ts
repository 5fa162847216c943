import { processorMsOf } from '../support/processor-time.ts';

type Work = () => Promise<unknown>;

/**
 * How much more processor time each piece of work takes than the first, by its cheapest run. For computations: other load on the
 * machine does not count.
 */
export async function compareProcessorTimes(...works: Work[]): Promise<number[]> {
  return compare(processorMsOf, 6, works);
}

/**
 * How much longer each piece of work takes than the first, by its shortest run. For work that waits: the runs take turns, so that
 * other load on the machine affects all of them alike.
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
