import type { z } from 'zod';
import { constraintName } from '../platform/constraint-name.ts';
import { Refusal } from '../platform/refusal.ts';
import { inTransaction, type Transaction } from '../platform/transaction.ts';
import type { UserError, UserErrorCode } from '../platform/user-error.type.ts';
import { type Actor, confirmActor } from './actor.ts';
import { type Change, recordEvent } from './audit.ts';
import { authorize } from './authorize.ts';
import { type KeyedCall, keepAnswer, takeKey } from './idempotency.ts';
import type { Action } from './permission.ts';
import type { RequestContext } from './request-context.ts';
import type { Viewer } from './viewer.ts';

/** What the work of a verb gets. */
export interface Write {
  readonly tx: Transaction;
  readonly actor: Actor;
  /** Puts a change on record. Where nothing has changed there is nothing to record. */
  audit(change: Change): Promise<void>;
}

/** What a verb's resolver answers: what it has done, or why it has done nothing. */
export type Outcome<R extends object> = Partial<R> & { readonly userErrors: readonly UserError[] };

/** What the user is told when a constraint of this name refuses. */
export type ConstraintRefusals = Readonly<
  Record<string, { readonly code: UserErrorCode; readonly message: string; readonly field?: readonly string[] }>
>;

export interface Verb<A, R extends object> {
  readonly action: Action;
  /** The arguments by the names that they have in the schema. */
  readonly args: unknown;
  /** What they must be, beyond their GraphQL types; what it makes of them goes to the work. */
  readonly shape: z.ZodType<A>;
  readonly refusals?: ConstraintRefusals;
  /** A repeat with the same key gets the first answer and does nothing. */
  readonly idempotencyKey?: string | null | undefined;
  /** The viewer's own user is among what is written: locked at once, since two that first share it would wait for each other. */
  readonly changesOwnUser?: boolean;
  /** Fields of the result that are told once: not kept with the key, and absent in a repeat's answer. */
  readonly toldOnce?: readonly (keyof R)[];
}

/**
 * The one way to write: permission, then the shape of the arguments, then one transaction in which the viewer is confirmed, the
 * work done and put on record. A Refusal, also one by a named constraint, rolls everything back and becomes a user error.
 */
export async function mutate<A, R extends object>(
  context: RequestContext,
  verb: Verb<A, R>,
  work: (write: Write, args: A) => Promise<R>,
): Promise<Outcome<R>> {
  authorize(context.viewer, verb.action);
  const viewer = context.viewer as Viewer;
  return answering<R>(verb.refusals, async () => {
    const args = parseArguments(verb.shape, verb.args);
    return inTransaction(context.database, async (tx) => {
      const actor = await confirmActor(tx, viewer, verb.changesOwnUser ? 'FOR NO KEY UPDATE' : 'FOR SHARE');
      const audit = (change: Change) => recordEvent(tx, context, actor, verb.action, change);
      return oncePerKey(tx, actor, verb, () => work({ tx, actor, audit }, args));
    });
  });
}

/** Makes user errors of what the work refuses; for verbs whose caller is nobody yet, which cannot go through `mutate`. */
export async function answering<R extends object>(
  refusals: ConstraintRefusals | undefined,
  work: () => Promise<R>,
): Promise<Outcome<R>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    return { userErrors: userErrorsOf(error, refusals ?? {}) } as unknown as Outcome<R>;
  }
}

/** The arguments in the form that the work wants them; throws all that is wrong with them at once. */
function parseArguments<A>(shape: z.ZodType<A>, args: unknown): A {
  const parsed = shape.safeParse(args);
  if (parsed.success) return parsed.data;
  throw new BadArguments(
    parsed.error.issues.map(({ path, message }) => ({
      code: 'INVALID_INPUT',
      message: `${path.join('.')} ${message}`,
      field: path.map(String),
    })),
  );
}

class BadArguments extends Error {
  readonly userErrors: readonly UserError[];

  constructor(userErrors: readonly UserError[]) {
    super('The arguments are not usable.');
    this.userErrors = userErrors;
  }
}

async function oncePerKey<R extends object>(
  tx: Transaction,
  actor: Actor,
  verb: Verb<never, R> | Verb<unknown, R>,
  work: () => Promise<R>,
): Promise<R> {
  if (!verb.idempotencyKey) return work();
  const call: KeyedCall = { actor, mutation: verb.action, key: verb.idempotencyKey, input: verb.args };
  const repeated = await takeKey(tx, call);
  if (repeated !== undefined) return repeated.kept as R;
  const result = await work();
  const secret = new Set<PropertyKey>(verb.toldOnce);
  await keepAnswer(tx, call, Object.fromEntries(Object.entries(result).filter(([name]) => !secret.has(name))));
  return result;
}

function userErrorsOf(error: unknown, refusals: ConstraintRefusals): readonly UserError[] {
  if (error instanceof BadArguments) return error.userErrors;
  if (error instanceof Refusal) return [error.toUserError()];
  const name = constraintName(error);
  const refusal = name === undefined ? undefined : refusals[name];
  if (refusal === undefined) throw error;
  return [{ code: refusal.code, message: refusal.message, field: refusal.field ? [...refusal.field] : null }];
}
