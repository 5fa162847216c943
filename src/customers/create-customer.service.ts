import { z } from 'zod';
import { authorize } from '../access/authorize.ts';
import { mutate, type Outcome } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { CustomerStatus } from '../generated/prisma/enums.ts';
import { makeLogin, newIds } from '../identity/passwords/make-login.service.ts';
import { makeOneTimePassword } from '../identity/passwords/one-time-password.ts';
import { hashPassword } from '../identity/passwords/password.ts';
import { LOGIN_REFUSALS } from '../identity/sessions/login-refusals.ts';
import type { Transaction } from '../platform/transaction.ts';
import { email, id, line, phone, prose } from '../platform/values/argument-shapes.ts';
import { insertAddresses } from './addresses/add-address.service.ts';
import { addressShape } from './addresses/address-shape.ts';
import { requireActiveArea } from './areas/require-active-area.service.ts';
import type { CreateCustomerInput } from './create-customer.input.ts';
import { lockRound, nextPlace } from './rounds/round.service.ts';

export interface CreatedCustomer {
  readonly customerId: string;
  readonly loginEmail: string;
  /** Of the first answer only. */
  readonly oneTimePassword?: string;
}

const shape = z.object({
  input: z.object({
    name: line(200),
    phone: phone.nullish(),
    email: email.nullish(),
    status: z.enum(CustomerStatus).nullish(),
    areaId: id.nullish(),
    agentId: id.nullish(),
    notes: prose(2_000).nullish(),
    addresses: z.array(addressShape).max(10, 'has more than 10 addresses').nullish(),
  }),
});

/** The customer, its addresses and its login, all of them or none; the two keys between customer and user are checked at commit. */
export async function createCustomer(
  context: RequestContext,
  args: { input: CreateCustomerInput },
): Promise<Outcome<CreatedCustomer>> {
  authorize(context.viewer, 'createCustomer');
  const oneTimePassword = makeOneTimePassword();
  // Before the transaction: it takes as long as a hundred statements.
  const passwordHash = await hashPassword(oneTimePassword);
  const { idempotencyKey } = args.input;
  return mutate<z.output<typeof shape>, CreatedCustomer>(
    context,
    { action: 'createCustomer', args, shape, idempotencyKey, refusals: LOGIN_REFUSALS, toldOnce: ['oneTimePassword'] },
    async (write, { input }) => {
      const { tx, audit } = write;
      const [customerId, userId] = (await newIds(tx, 2)) as [string, string];
      const loginEmail = input.email ?? `customer-${customerId}@earlybird.local`;
      const { name } = input;
      const telephone = input.phone ?? null;
      const login = { id: userId, email: loginEmail, phone: telephone, name, role: 'CUSTOMER', customerId } as const;
      await makeLogin(tx, audit, { ...login, passwordHash });
      if (input.areaId != null) await requireActiveArea(tx, input.areaId, ['input', 'areaId']);
      const after = {
        name,
        phone: telephone,
        status: input.status ?? 'TRIAL',
        areaId: input.areaId ?? null,
        notes: input.notes ?? null,
        ...(await placeOnRound(tx, input.agentId ?? null)),
      };
      await tx.customer.create({ data: { id: customerId, userId, ...after }, select: { id: true } });
      await audit({ entityType: 'Customer', entityId: customerId, after: { ...after, userId } });
      await insertAddresses(write, customerId, input.addresses ?? []);
      return { customerId, loginEmail, oneTimePassword };
    },
  );
}

async function placeOnRound(tx: Transaction, agentId: string | null) {
  if (agentId === null) return { agentId, routePosition: null };
  await lockRound(tx, agentId, ['input', 'agentId']);
  return { agentId, routePosition: await nextPlace(tx, agentId) };
}
