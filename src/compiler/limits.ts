import { RequestError } from '../platform/errors.ts';
import { figure } from '../platform/values/figure.ts';
import type { RunValues } from './sql.ts';
import type { Statement } from './statement/statement.ts';

/** What one read may ask for at most; each is a setting. */
export interface ReadLimits {
  /** Rows that one operation may touch, as reckoned before it runs. */
  readonly cost: number;
  /** Bytes that the data of one answer may have. */
  readonly answerBytes: number;
  /** Rows of one page, and ids that `nodes` takes. */
  readonly pageSize: number;
  /** Conditions of all the filters of one operation. */
  readonly filterConditions: number;
  /** Entries of one `orderBy`. */
  readonly orderKeys: number;
  /** Entries of the `keys` of one `groupBy`. */
  readonly groupKeys: number;
  /** Groups of one `groupBy`; a longer list is refused rather than cut. */
  readonly groups: number;
}

/** The widest ordering and grouping of the ready documents has 2 keys, and 60 months of 50 areas are 3,000 groups. */
export const READ_LIMITS: ReadLimits = {
  cost: 500_000,
  answerBytes: 33_554_432,
  pageSize: 500,
  filterConditions: 200,
  orderKeys: 5,
  groupKeys: 8,
  groups: 5_000,
};

/** The answer, null where it is too large, and its size in bytes; the size is null where there is no row to answer. */
export type StatementRow = [text: string | null, bytes: number | null];

/** What a run could cost. Throws LIMIT_EXCEEDED where that is more than is allowed. */
export function costWithin(limits: ReadLimits, statement: Statement, run: RunValues): number {
  const cost = statement.cost(run);
  if (cost <= limits.cost) return cost;
  throw new RequestError(
    'LIMIT_EXCEEDED',
    `This operation could touch ${figure(cost)} rows; at most ${figure(limits.cost)} are allowed. Ask for smaller pages, or for fewer lists inside lists.`,
  );
}

/** The text of an answer. Throws LIMIT_EXCEEDED where it was too large to be fetched. */
export function textWithin(limits: ReadLimits, row: StatementRow | undefined): string | null {
  const [text, bytes] = row ?? [null, null];
  if (bytes === null || bytes <= limits.answerBytes) return text;
  throw new RequestError(
    'LIMIT_EXCEEDED',
    `The answer has ${figure(bytes)} bytes; at most ${figure(limits.answerBytes)} are given at a time. Ask for smaller pages.`,
  );
}
