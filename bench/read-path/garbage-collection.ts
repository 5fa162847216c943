import { PerformanceObserver } from 'node:perf_hooks';

interface Pause {
  readonly from: number;
  readonly until: number;
}

/** Records garbage collection pauses, on the clock of `performance.now()`. */
export class GarbageCollection {
  readonly #pauses: Pause[] = [];
  readonly #observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      this.#pauses.push({ from: startTime, until: startTime + duration });
    }
  });

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /** Stops recording; Node reports pauses with a delay. */
  async stop(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 100));
    this.#observer.disconnect();
  }

  /** Milliseconds of pauses in this span. */
  within(from: number, until: number): number {
    return this.#pauses
      .map((pause) => Math.min(pause.until, until) - Math.max(pause.from, from))
      .filter((overlap) => overlap > 0)
      .reduce((sum, overlap) => sum + overlap, 0);
  }
}
