/**
 * How much longer each piece of work takes than the first, by its shortest run. The runs take turns, so that what else
 * the machine does falls on all of them alike.
 */
export async function compareDurations(...works: (() => Promise<unknown>)[]): Promise<number[]> {
  const shortestMs = works.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < 6; turn += 1) {
    for (const [index, work] of works.entries()) {
      const startedAt = performance.now();
      await work();
      shortestMs[index] = Math.min(shortestMs[index] as number, performance.now() - startedAt);
    }
  }
  return shortestMs.slice(1).map((ms) => ms / (shortestMs[0] as number));
}
