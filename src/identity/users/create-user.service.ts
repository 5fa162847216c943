import { z } from 'zod';
import { authorize } from '../../access/authorize.ts';
import { mutate, type Outcome } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Role } from '../../access/role.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { email, id, line, phone } from '../../platform/values/argument-shapes.ts';
import { makeLogin, newIds } from '../passwords/make-login.service.ts';
import { makeOneTimePassword } from '../passwords/one-time-password.ts';
import { hashPassword } from '../passwords/password.ts';
import { LOGIN_REFUSALS } from '../sessions/login-refusals.ts';
import type { CreateUserInput } from './user.input.ts';

export interface CreatedUser {
  readonly userId: string;
  /** Of the first answer only. */
  readonly oneTimePassword?: string;
}

const shape = z.object({
  input: z
    .object({ email, name: line(200), phone: phone.nullish(), role: z.enum(Role), customerId: id.nullish() })
    .refine(({ role, customerId }) => (role === Role.CUSTOMER) === (customerId != null), {
      path: ['customerId'],
      message: 'goes with role CUSTOMER, and only with it: createCustomer makes a customer with its login',
    }),
});

export async function createUser(
  context: RequestContext,
  args: { input: CreateUserInput },
): Promise<Outcome<CreatedUser>> {
  authorize(context.viewer, 'createUser');
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const { idempotencyKey } = args.input;
  return mutate<z.output<typeof shape>, CreatedUser>(
    context,
    { action: 'createUser', args, shape, idempotencyKey, refusals: LOGIN_REFUSALS, toldOnce: ['oneTimePassword'] },
    async ({ tx, audit }, { input }) => {
      const [userId] = (await newIds(tx, 1)) as [string];
      const customerId = input.customerId ?? null;
      if (customerId !== null) await claimCustomer(tx, customerId, userId);
      await makeLogin(tx, audit, { ...input, phone: input.phone ?? null, id: userId, customerId, passwordHash });
      if (customerId !== null) {
        await audit({ entityType: 'Customer', entityId: customerId, before: { userId: null }, after: { userId } });
      }
      return { userId, oneTimePassword };
    },
  );
}

/** An imported customer that has no login yet. */
async function claimCustomer(tx: Transaction, customerId: string, userId: string): Promise<void> {
  const claimed = await tx.$executeRaw`
    UPDATE customers SET user_id = ${userId}::uuid, updated_at = now()
    WHERE id = ${customerId}::uuid AND user_id IS NULL AND anonymized_at IS NULL`;
  if (claimed === 1) return;
  const known = await tx.customer.count({ where: { id: customerId } });
  throw known === 0
    ? new Refusal('NOT_FOUND', 'There is no such customer.', ['input', 'customerId'])
    : new Refusal('ALREADY_LINKED', 'This customer has a login already, or is anonymised.', ['input', 'customerId']);
}
