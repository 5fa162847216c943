import { isDeepStrictEqual } from 'node:util';
import type { Question } from './bench-case.ts';
import type { Logins } from './logins.ts';
import { post, type Target } from './prepare-requests.ts';

/** Concurrent requests to one server while answers are compared. */
const AT_ONCE = 4;

export class UnequalAnswers extends Error {}

/**
 * Sends every request to every server, and compares each answer with the first server's. Throws if one differs: unequal answers
 * are not timed.
 */
export async function checkAnswers(
  targets: readonly Target[],
  questions: readonly Question[],
  logins: Logins,
  signal: AbortSignal,
): Promise<void> {
  const lengths = new Map<Target, (number | undefined)[]>(targets.map((target) => [target, []]));
  for (let start = 0; start < questions.length; start += AT_ONCE) {
    signal.throwIfAborted();
    const batch = questions.slice(start, start + AT_ONCE);
    const answers = new Map<Target, Answer[]>();
    for (const target of targets) {
      const asked = await Promise.all(batch.map((question, index) => ask(target, start + index, question, logins)));
      answers.set(target, asked);
      lengths.get(target)?.push(...asked.map(({ bytes }) => bytes));
    }
    const [reference, ...others] = targets;
    for (const other of others) {
      batch.forEach((question, index) => {
        compare(reference, other, question, answers.get(reference as Target)?.[index], answers.get(other)?.[index]);
      });
    }
  }
  for (const target of targets) target.answerBytes = lengths.get(target) ?? [];
}

interface Answer {
  readonly data: unknown;
  readonly bytes: number | undefined;
}

async function ask(target: Target, index: number, question: Question, logins: Logins): Promise<Answer> {
  const response = await post(target, target.path, target.bodies[index] as string, question, logins);
  const text = await response.text();
  const { data, errors } = parse(text);
  if (response.status !== 200 || errors !== undefined || data == null) {
    throw new UnequalAnswers(`${target.name} answers with status ${response.status}: ${text.slice(0, 600)}`);
  }
  const length = response.headers.get('content-length');
  return {
    data: canonical(target.asking.read?.(data) ?? data),
    bytes: length === null ? undefined : Number(length),
  };
}

function parse(text: string): { data?: unknown; errors?: unknown } {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: 'not JSON' };
  }
}

/** Cursors differ between servers; whether there is one does not. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'endCursor' && member !== null ? 'a cursor' : canonical(member),
    ]),
  );
}

function compare(reference: Target | undefined, other: Target, question: Question, a?: Answer, b?: Answer): void {
  if (isDeepStrictEqual(a?.data, b?.data)) return;
  const where = firstDifference(a?.data, b?.data, 'data');
  throw new UnequalAnswers(
    `${other.name} and ${reference?.name} answer ${JSON.stringify(question.variables)} differently, at ${where}`,
  );
}

function firstDifference(a: unknown, b: unknown, path: string): string {
  const bothObjects = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null;
  if (!bothObjects) return `${path}: ${JSON.stringify(b)} instead of ${JSON.stringify(a)}`;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  for (const key of keys) {
    const [left, right] = [(a as never)[key], (b as never)[key]];
    if (!isDeepStrictEqual(left, right)) return firstDifference(left, right, `${path}.${key}`);
  }
  return path;
}
