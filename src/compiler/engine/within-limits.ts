import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import type { ReadLimits } from '../limits.ts';
import type { RunValues } from '../sql.ts';
import type { Statement } from '../statement/statement.ts';

/** The answer (null if it is too large) and its size in bytes (null if there is no row). */
export type StatementRow = [text: string | null, bytes: number | null];

/** What a run could cost. Throws LIMIT_EXCEEDED if that exceeds the limit. */
export function costWithin(limits: ReadLimits, statement: Statement, run: RunValues): number {
  const cost = statement.cost(run);
  if (cost <= limits.cost) return cost;
  throw new RequestError(
    'LIMIT_EXCEEDED',
    `This operation could touch ${figure(cost)} rows; at most ${figure(limits.cost)} are allowed. Request smaller pages or fewer nested lists.`,
  );
}

/** The text of an answer. Throws LIMIT_EXCEEDED if it was too large to be fetched. */
export function textWithin(limits: ReadLimits, row: StatementRow | undefined): string | null {
  const [text, bytes] = row ?? [null, null];
  if (bytes === null || bytes <= limits.answerBytes) return text;
  throw new RequestError(
    'LIMIT_EXCEEDED',
    `The answer has ${figure(bytes)} bytes; at most ${figure(limits.answerBytes)} are allowed. Ask for smaller pages.`,
  );
}
