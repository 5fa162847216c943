import { createHash } from 'node:crypto';
import { Parameter, type RunValues, type SqlFragment } from '../sql.ts';
import type { Cost } from './cost.ts';

/** A statement as PostgreSQL takes it, with the values of its parameters. */
export interface Statement {
  readonly text: string;
  /** The name under which a connection prepares it; the same for the same text. */
  readonly name: string;
  bind(run: RunValues): unknown[];
  /** Rows that a run could touch: the figure that limits apply to. */
  readonly cost: Cost;
}

/** Renders composed SQL; a value that occurs more than once is sent once. */
export function renderStatement(fragment: SqlFragment, cost: Cost): Statement {
  const { text, values } = textAndValues(fragment);
  return {
    text,
    name: `read_${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`,
    cost,
    bind: (run) => values.map((value) => (value instanceof Parameter ? value.resolve(run) : value)),
  };
}

/**
 * Outside of the statement, whose functions would otherwise keep the fragment, three times its text, in memory while it is
 * cached.
 */
function textAndValues({ strings, values }: SqlFragment): { text: string; values: readonly unknown[] } {
  const positions = new Map<unknown, number>();
  let text = strings[0] ?? '';
  values.forEach((value, index) => {
    let position = positions.get(value);
    if (position === undefined) {
      position = positions.size + 1;
      positions.set(value, position);
    }
    text += `$${position}${strings[index + 1]}`;
  });
  return { text, values: [...positions.keys()] };
}
