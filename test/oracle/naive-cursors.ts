import type { Row } from './value.ts';

/** A place in a list: after or before a row. */
interface Place {
  readonly list: string;
  readonly row: Row;
}

const PREFIX = 'cursor of the oracle ';

/**
 * The oracle's own cursors, and the graph's cursors that correspond to them. The graph's are opaque: they are known only by their
 * place in an answer.
 */
export class NaiveCursors {
  readonly #places: Place[] = [];
  readonly #numbers = new Map<string, Map<Row, number>>();
  readonly #byForeign = new Map<string, string>();

  issue(list: string, row: Row): string {
    const ofList = this.#numbers.get(list) ?? new Map<Row, number>();
    this.#numbers.set(list, ofList);
    let number = ofList.get(row);
    if (number === undefined) {
      number = this.#places.push({ list, row }) - 1;
      ofList.set(row, number);
    }
    return `${PREFIX}${number}`;
  }

  isOwn = (text: unknown): text is string => typeof text === 'string' && text.startsWith(PREFIX);

  /** Records that a cursor of the graph corresponds to one of ours; false if either already corresponds to another. */
  pair(foreign: string, own: string): boolean {
    const known = this.#byForeign.get(foreign);
    if (known !== undefined) return known === own || this.#samePlace(known, own);
    this.#byForeign.set(foreign, own);
    return true;
  }

  open(cursor: string): Row {
    const own = this.isOwn(cursor) ? cursor : this.#byForeign.get(cursor);
    const place = own === undefined ? undefined : this.#places[Number(own.slice(PREFIX.length))];
    if (place === undefined) throw new Error(`No such cursor: ${cursor}`);
    return place.row;
  }

  #samePlace = (one: string, other: string): boolean => this.open(one) === this.open(other);
}
