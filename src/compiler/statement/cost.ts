import type { RunValues } from '../sql.ts';

/** Rows that a statement, or a part of it, could touch when it runs. */
export type Cost = (run: RunValues) => number;

/**
 * Adds up the cost of a statement while it is composed. Page sizes may be variables, so what is added up is a formula: a list
 * costs its rows, each with everything selected below it.
 */
export class CostMeter {
  #terms: Cost[] = [];

  add(rows: number): void {
    if (rows > 0) this.#terms.push(() => rows);
  }

  /** A size for which no row is read; it is checked all the same, since a forbidden size must not pass for lack of rows. */
  unread(size: Cost): void {
    this.#terms.push((run) => 0 * size(run));
  }

  /** `inside` composes what is read for each of `count` rows. */
  rows<T>(count: Cost, inside: () => T): T {
    return this.#forEach(count, 1, inside);
  }

  /** `inside` composes what is read beside each of `count` rows, which are themselves counted elsewhere. */
  beside<T>(count: Cost, inside: () => T): T {
    return this.#forEach(count, 0, inside);
  }

  #forEach<T>(count: Cost, itself: 0 | 1, inside: () => T): T {
    const outer = this.#terms;
    const inner: Cost[] = [];
    this.#terms = inner;
    try {
      return inside();
    } finally {
      this.#terms = outer;
      outer.push((run) => count(run) * (itself + sum(inner, run)));
    }
  }

  total(): Cost {
    const terms = this.#terms;
    return (run) => sum(terms, run);
  }
}

const sum = (terms: readonly Cost[], run: RunValues): number => terms.reduce((total, term) => total + term(run), 0);
