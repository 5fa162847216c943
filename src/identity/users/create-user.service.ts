import sql from 'sql-template-tag';
import { z } from 'zod';
import { authorize } from '../../access/authorize.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Role } from '../../access/role.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { email, id, line, phone } from '../../platform/values/argument-shapes.ts';
import { makeLogin, newIds } from '../passwords/make-login.service.ts';
import { makeOneTimePassword } from '../passwords/one-time-password.ts';
import { hashPassword } from '../passwords/password.ts';
import { LOGIN_REFUSALS } from '../sessions/login-refusals.ts';

const shape = z
  .object({
    email,
    name: line(200),
    phone: phone.nullish(),
    role: z.enum(Role),
    customerId: id.nullish(),
    idempotencyKey: id,
  })
  .refine(({ role, customerId }) => (role === Role.CUSTOMER) === (customerId != null), {
    path: ['customerId'],
    message:
      'is required with role CUSTOMER, and allowed only with it; createCustomer creates a customer together with its login',
  });

/** The user with a one-time password, which only the first answer contains. */
export async function createUser(context: RequestContext, input: z.input<typeof shape>) {
  authorize(context.viewer, 'createUser');
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const verb = {
    action: 'createUser',
    input,
    shape,
    refusals: LOGIN_REFUSALS,
    shownOnce: ['oneTimePassword'],
  } as const;
  return mutate(context, verb, async ({ tx, audit }, { email: login, name, role, ...optional }) => {
    const [userId] = (await newIds(tx, 1)) as [string];
    const customerId = optional.customerId ?? null;
    if (customerId !== null) await claimCustomer(tx, customerId, userId);
    const phone = optional.phone ?? null;
    await makeLogin(tx, audit, { id: userId, email: login, name, phone, role, customerId, passwordHash });
    if (customerId !== null) {
      audit({ entityType: 'Customer', entityId: customerId, before: { userId: null }, after: { userId } });
    }
    return { userId, oneTimePassword };
  });
}

/** An imported customer without a login. */
async function claimCustomer(tx: Transaction, customerId: string, userId: string): Promise<void> {
  const claimed = await tx.execute(sql`
    UPDATE customers SET user_id = ${userId}::uuid, updated_at = system_now()
    WHERE id = ${customerId}::uuid AND user_id IS NULL AND anonymized_at IS NULL`);
  if (claimed === 1) return;
  const known = await tx.query(sql`SELECT 1 FROM customers WHERE id = ${customerId}::uuid`);
  throw known.length === 0
    ? new Refusal('NOT_FOUND', 'There is no such customer.', ['customerId'])
    : new Refusal('ALREADY_LINKED', 'This customer already has a login, or is anonymised.', ['customerId']);
}
