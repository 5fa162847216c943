import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate, type Outcome, type Write } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Role } from '../../access/role.ts';
import { isOwnUser } from '../../access/viewer.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { email, id, line, phone } from '../../platform/values/argument-shapes.ts';
import { endSessions } from '../sessions/end-sessions.service.ts';
import { LOGIN_REFUSALS } from '../sessions/login-refusals.ts';
import type { UpdateUserInput } from './user.input.ts';

export interface ChangedUser {
  readonly userId: string;
}

const updateShape = z.object({
  id,
  input: z.object({
    email: z.string('cannot be emptied').pipe(email).optional(),
    name: z.string('cannot be emptied').pipe(line(200)).optional(),
    phone: phone.nullish(),
    role: z.enum(Role, 'cannot be emptied').optional(),
  }),
});

/** Repeated, it changes nothing and records nothing. */
export function updateUser(
  context: RequestContext,
  args: { id: string; input: UpdateUserInput },
): Promise<Outcome<ChangedUser>> {
  const changesOwnUser = isOwnUser(context.viewer, args.id);
  const verb = { action: 'updateUser', args, shape: updateShape, refusals: LOGIN_REFUSALS, changesOwnUser } as const;
  return mutate(context, verb, async (write, { id: userId, input }) => {
    const user = await lockUser(write.tx, userId);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const change = changedFields({ ...user }, given);
    if (change === undefined) return { userId };
    if (change.after.role !== undefined) refuseRole(write, userId, user.role, change.after.role as Role);
    await write.tx.user.update({ where: { id: userId }, data: change.after, select: { id: true } });
    await write.audit({ entityType: 'User', entityId: userId, ...change });
    return { userId };
  });
}

function refuseRole({ actor }: Write, userId: string, from: Role, to: Role): void {
  const field = ['input', 'role'];
  if (from === Role.CUSTOMER || to === Role.CUSTOMER) {
    throw new Refusal('NOT_ALLOWED', 'A login becomes a customer’s with linkUserToCustomer, and stays one.', field);
  }
  if (userId === actor.id) throw new Refusal('NOT_ALLOWED', 'Let another administrator change your own role.', field);
}

const idShape = z.object({ id });

/** Ends the user's sessions; what they wrote stays theirs. Again, it changes nothing. */
export function disableUser(context: RequestContext, args: { id: string }): Promise<Outcome<ChangedUser>> {
  const changesOwnUser = isOwnUser(context.viewer, args.id);
  const verb = { action: 'disableUser', args, shape: idShape, refusals: LOGIN_REFUSALS, changesOwnUser } as const;
  return mutate(context, verb, async (write, { id: userId }) => {
    const user = await lockUser(write.tx, userId);
    if (user.status === 'DISABLED') return { userId };
    if (userId === write.actor.id) throw new Refusal('NOT_ALLOWED', 'Let another administrator disable you.', ['id']);
    await setStatus(write, userId, user.status, 'DISABLED');
    await endSessions(write.tx, userId);
    return { userId };
  });
}

/** As before: INVITED until a password of their own was set, else ACTIVE. Again, it changes nothing. */
export function enableUser(context: RequestContext, args: { id: string }): Promise<Outcome<ChangedUser>> {
  const verb = {
    action: 'enableUser',
    args,
    shape: idShape,
    changesOwnUser: isOwnUser(context.viewer, args.id),
  } as const;
  return mutate(context, verb, async (write, { id: userId }) => {
    const user = await lockUser(write.tx, userId);
    if (user.status !== 'DISABLED') return { userId };
    const hasPassword = (await write.tx.credential.count({ where: { userId } })) > 0;
    await setStatus(write, userId, user.status, hasPassword && !user.mustChangePassword ? 'ACTIVE' : 'INVITED');
    return { userId };
  });
}

async function setStatus(
  { tx, audit }: Write,
  userId: string,
  from: string,
  status: 'ACTIVE' | 'INVITED' | 'DISABLED',
) {
  await tx.user.update({ where: { id: userId }, data: { status }, select: { id: true } });
  await audit({ entityType: 'User', entityId: userId, before: { status: from }, after: { status } });
}

interface LockedUser {
  readonly email: string;
  readonly phone: string | null;
  readonly name: string;
  readonly role: Role;
  readonly status: string;
  readonly mustChangePassword: boolean;
}

async function lockUser(tx: Transaction, userId: string): Promise<LockedUser> {
  const rows = await tx.$queryRaw<(LockedUser & { customerId: string | null })[]>`
    SELECT email, phone, name, role::text, status::text, must_change_password AS "mustChangePassword", customer_id::text AS "customerId"
    FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const [user] = rows;
  if (user === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', ['id']);
  if (user.customerId !== null && (await isAnonymized(tx, user.customerId)))
    throw new Refusal('ANONYMIZED', 'The personal data of this user were removed for good.', ['id']);
  return user;
}

/** Asked once the user is locked: a statement that waits for the lock sees the customer as it was before it waited. */
const isAnonymized = async (tx: Transaction, customerId: string): Promise<boolean> =>
  (await tx.customer.count({ where: { id: customerId, anonymizedAt: { not: null } } })) > 0;
