import type pg from 'pg';
import type { DatasetSize } from './dataset.ts';
import type { Asker } from './logins.ts';

export const SERVER_NAMES = ['ours', 'limit', 'postgraphile', 'pothos', 'apollo-prisma', 'naive'] as const;
/** `before`: another checkout of this project, given by --before. */
export type ServerName = (typeof SERVER_NAMES)[number] | 'before';

/** One request that a client could make: the variables of our document, and who asks. */
export interface Question {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
  /** The row after which the page begins: its sort keys, and variables of the document that finds its cursor. */
  readonly position?: {
    readonly name: string;
    readonly id: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
}

/** How one server is queried, if not with our document and our variables. */
export interface Asking {
  /** A GraphQL document; undefined for the limit, which has a route for each statement instead. */
  readonly document?: string;
  /** The limit's statement, if it does not have the case's name. */
  readonly route?: string;
  /** How to get this server's cursor of a position. */
  readonly pages?: { readonly document: string; cursor(data: unknown): string };
  variables?(question: Question): Readonly<Record<string, unknown>>;
  /** Its answers are compared but not timed: it takes too long. */
  readonly comparedOnly?: boolean;
  /** Converts the answer's `data` to our names and shapes. */
  read?(data: unknown): unknown;
}

export interface BenchCase {
  readonly name: string;
  /** What it represents, in one sentence, for the report. */
  readonly about: string;
  readonly connections: number;
  /** Different requests, from which a round draws at random. */
  readonly questionCount: { readonly quick: number; readonly full: number };
  /** The requests for this data; the same for the same data. */
  questions(database: pg.Pool, count: number, size: DatasetSize): Promise<readonly Question[]>;
  /** Undefined: that server does not take part. */
  askings(): Promise<Readonly<Partial<Record<ServerName, Asking>>>>;
}
