import type { z } from 'zod';
import { constraintName } from '../platform/constraint-name.ts';
import { Refusal } from '../platform/refusal.ts';
import { inTransaction, type Transaction } from '../platform/transaction.ts';
import type { UserError, UserErrorCode } from '../platform/user-error.type.ts';
import { withNormalText } from '../platform/values/normal-text.ts';
import { type Actor, actorOf, confirmActor } from './actor.ts';
import { type Change, recordEvent } from './audit.ts';
import { authorize } from './authorize.ts';
import { type KeyedCall, keepAnswer, takeKey } from './idempotency.ts';
import type { Action } from './permission.ts';
import type { RequestContext } from './request-context.ts';
import type { Viewer } from './viewer.ts';

/** What a verb's work receives. */
export interface Write {
  readonly tx: Transaction;
  /** Who writes, as the token says; confirmed against the account. */
  readonly viewer: Viewer;
  /** The same, as audit events name them. */
  readonly actor: Actor;
  /** Records a change; call it only if something has changed. */
  audit(change: Change): void;
}

/** What a verb's resolver returns: the result, or why the verb was refused. */
export type Outcome<R extends object> = Partial<R> & { readonly userErrors: readonly UserError[] };

/** The user error for a refusal by the constraint of this name; `field`: its path in the input. */
export type ConstraintRefusals = Readonly<
  Record<string, { readonly code: UserErrorCode; readonly message: string; readonly field?: readonly string[] }>
>;

export interface Verb<I extends object, A, R extends object> {
  readonly action: Action;
  /** The mutation's one argument. With an `idempotencyKey` in it, a repeat gets the first answer and does nothing. */
  readonly input: I;
  /** What the input must satisfy beyond its GraphQL type; the parsed value goes to the work. */
  readonly shape: z.ZodType<A, I>;
  readonly refusals?: ConstraintRefusals;
  /**
   * Set if the viewer's own user is written: it is locked at once, since two transactions that first share the lock would
   * deadlock.
   */
  readonly changesOwnUser?: boolean;
  /** Fields of the result that are shown once: not stored with the key, and absent from a repeat's answer. */
  readonly shownOnce?: readonly (keyof R)[];
}

/**
 * The one way to write: check the permission, bring the input's text into one spelling and parse it, then in one transaction
 * confirm the viewer, do the work and record it. A refusal, including one by a named constraint, rolls everything back and becomes a user error.
 */
export async function mutate<I extends object, A, R extends object>(
  context: RequestContext,
  asked: Verb<I, A, R>,
  work: (write: Write, input: A) => Promise<R>,
): Promise<Outcome<R>> {
  authorize(context.viewer, asked.action);
  const viewer = context.viewer as Viewer;
  // Before the key is compared: a repeat may come from a device that spells differently.
  const verb = { ...asked, input: withNormalText(asked.input) };
  return answering<R>(verb.refusals, async () => {
    const input = parseInput(verb.shape, verb.input);
    return inTransaction(context.database, async (tx) => {
      // On its way together with the first statement of the work, whose outcome means nothing unless the viewer is confirmed.
      const confirmed = confirmActor(tx, viewer, verb.changesOwnUser ? 'FOR NO KEY UPDATE' : 'FOR SHARE');
      const actor = actorOf(viewer);
      const audit = (change: Change) => recordEvent(tx, context, actor, verb.action, change);
      const done = oncePerKey({ tx, viewer, actor, audit }, verb, (write) => work(write, input));
      await Promise.allSettled([confirmed, done]);
      await confirmed;
      return done;
    });
  });
}

/** Turns refusals of the work into user errors; for verbs without a viewer, which cannot go through `mutate`. */
export async function answering<R extends object>(
  refusals: ConstraintRefusals | undefined,
  work: () => Promise<R>,
): Promise<Outcome<R>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    return { userErrors: userErrorsOf(error, refusals ?? {}).map(fromInput) } as unknown as Outcome<R>;
  }
}

/** Verbs name a field by its path in the input, clients by the path from the argument. */
const fromInput = ({ field, ...error }: UserError): UserError => ({
  ...error,
  field: field === null ? null : ['input', ...field],
});

/** The parsed input; throws all of its faults at once. */
function parseInput<I, A>(shape: z.ZodType<A, I>, input: I): A {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new BadInput(
    parsed.error.issues.map(({ path, message }) => ({
      code: 'INVALID_INPUT',
      message: `${path.length === 0 ? 'input' : path.join('.')} ${message}`,
      field: path.map(String),
    })),
  );
}

class BadInput extends Error {
  readonly userErrors: readonly UserError[];

  constructor(userErrors: readonly UserError[]) {
    super('The input is invalid.');
    this.userErrors = userErrors;
  }
}

async function oncePerKey<R extends object>(
  write: Write,
  { action, input, shownOnce }: Pick<Verb<object, never, R>, 'action' | 'input' | 'shownOnce'>,
  work: (write: Write) => Promise<R>,
): Promise<R> {
  const { idempotencyKey: key } = input as { readonly idempotencyKey?: string };
  if (key === undefined) return work(write);
  const { tx, actor } = write;
  const call: KeyedCall = { actor, mutation: action, key, input };
  const repeated = await takeKey(tx, call);
  if (repeated !== undefined) return repeated.kept as R;
  const result = await work(write);
  const secret = new Set<PropertyKey>(shownOnce);
  keepAnswer(tx, call, Object.fromEntries(Object.entries(result).filter(([name]) => !secret.has(name))));
  return result;
}

function userErrorsOf(error: unknown, refusals: ConstraintRefusals): readonly UserError[] {
  if (error instanceof BadInput) return error.userErrors;
  if (error instanceof Refusal) return [error.toUserError()];
  const name = constraintName(error);
  const refusal = name === undefined ? undefined : refusals[name];
  if (refusal === undefined) throw error;
  return [
    { code: refusal.code, message: refusal.message, field: refusal.field === undefined ? null : [...refusal.field] },
  ];
}
