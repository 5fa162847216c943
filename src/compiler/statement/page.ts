import { raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { type Argument, argumentNamed } from '../request/argument.ts';
import { Parameter, type RunValues, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import type { Place } from './place.ts';

/** The requested part of a list. */
export interface Page {
  /** From the list's end: `last`/`before`. */
  readonly backward: boolean;
  /** Rows of the page, as an SQL integer. */
  readonly size: SqlFragment;
  /** The same as a number, when the statement runs. */
  readonly rows: (run: RunValues) => number;
  /** The cursor after (or, backward, before) which the page begins. */
  readonly cursor: Argument;
  readonly cursorArgument: 'after' | 'before';
}

/** Reads `first/after` or `last/before`, one pair at a time: no page could satisfy both. */
export function readPage(context: CompileContext, { args, field: { name: fieldName } }: Place): Page {
  const [first, after, last, before] = ['first', 'after', 'last', 'before'].map((name) =>
    argumentNamed(args, name),
  ) as [Argument, Argument, Argument, Argument];
  const backward = isGiven(last) || isGiven(before);
  if (backward && (isGiven(first) || isGiven(after))) {
    throw new RequestError(
      'BAD_USER_INPUT',
      `${fieldName} takes either first and after, or last and before, not both pairs.`,
    );
  }
  const size = backward ? last : first;
  return {
    backward,
    ...sizeOf(context, size, `${fieldName}.${backward ? 'last' : 'first'}`),
    cursor: backward ? before : after,
    cursorArgument: backward ? 'before' : 'after',
  };
}

function sizeOf({ engine: { pages } }: CompileContext, argument: Argument, where: string): Pick<Page, 'size' | 'rows'> {
  const fixed = (size: number) => ({ size: raw(String(size)), rows: () => size });
  if (argument.kind !== 'leaf') return fixed(pages.defaultSize);
  const check = (value: unknown): number => {
    const size = Number(value);
    if (size < 0) throw new RequestError('BAD_USER_INPUT', `${where} is ${size}; it must be 0 or more.`);
    if (size > pages.maxSize) {
      throw new RequestError(
        'LIMIT_EXCEEDED',
        `${where} is ${size}; at most ${pages.maxSize} rows are allowed on a page. Ask for the next page with a cursor.`,
      );
    }
    return size;
  };
  // A number in the document becomes part of the statement, so that the planner knows it.
  if (argument.literal) return fixed(check(argument.value));
  const rows = (run: RunValues) => check(argument.resolve(run));
  return { size: sql`${new Parameter(rows)}::integer`, rows };
}

const isGiven = (argument: Argument): boolean => argument.kind === 'leaf';

/** The keys of the row that the page's cursor names, opened once for each run; undefined if there is none. */
export function openedCursor(
  context: CompileContext,
  { field }: Place,
  { cursor, cursorArgument }: Page,
  { binding, keyCount }: { readonly binding: string; readonly keyCount: number },
): ((run: RunValues) => readonly (string | null)[]) | undefined {
  if (cursor.kind !== 'leaf') return undefined;
  const opened = new WeakMap<RunValues, readonly (string | null)[]>();
  const at = `${field.name}.${cursorArgument}`;
  return (run) => {
    const keys = opened.get(run) ?? context.engine.cursors.open(cursor.resolve(run), binding, keyCount, at);
    opened.set(run, keys);
    return keys;
  };
}
