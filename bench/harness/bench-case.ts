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
  /** Behind which row the page begins: by its sort keys, and as variables of the document that finds its cursor. */
  readonly position?: {
    readonly name: string;
    readonly id: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
}

/** How one server is asked, where that is not with our document and our variables. */
export interface Asking {
  /** A GraphQL document; undefined for the limit, which has a route for each statement instead. */
  readonly document?: string;
  /** Of the limit, where it is not the case's name. */
  readonly route?: string;
  /** How this server's own cursor of a position is had. */
  readonly pages?: { readonly document: string; cursor(data: unknown): string };
  variables?(question: Question): Readonly<Record<string, unknown>>;
  /** Its answers are compared, and it is not timed: it takes too long for one. */
  readonly comparedOnly?: boolean;
  /** Names and shapes of the answer's `data` as ours has them. */
  read?(data: unknown): unknown;
}

export interface BenchCase {
  readonly name: string;
  /** What it stands for, in one sentence, for the report. */
  readonly about: string;
  readonly connections: number;
  /** Different requests, of which a round draws at random. */
  readonly questionCount: { readonly quick: number; readonly full: number };
  /** Which, for this data; the same for the same data. */
  questions(database: pg.Pool, count: number, size: DatasetSize): Promise<readonly Question[]>;
  /** Undefined: that server takes no part. */
  askings(): Promise<Readonly<Partial<Record<ServerName, Asking>>>>;
}
