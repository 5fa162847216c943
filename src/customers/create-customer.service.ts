import { z } from 'zod';
import { authorize } from '../access/authorize.ts';
import { mutate } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { CustomerStatus } from '../generated/prisma/enums.ts';
import { makeLogin, newIds } from '../identity/passwords/make-login.service.ts';
import { makeOneTimePassword } from '../identity/passwords/one-time-password.ts';
import { hashPassword } from '../identity/passwords/password.ts';
import { LOGIN_REFUSALS } from '../identity/sessions/login-refusals.ts';
import { insertRow } from '../platform/row-writes.ts';
import type { Transaction } from '../platform/transaction.ts';
import { email, id, line, phone, prose } from '../platform/values/argument-shapes.ts';
import { addressShape } from './addresses/address-shape.ts';
import { insertAddresses } from './addresses/insert-addresses.service.ts';
import { requireActiveArea } from './areas/require-active-area.service.ts';
import { lockRound, nextPlace } from './rounds/round.service.ts';

const shape = z.object({
  name: line(200),
  phone: phone.nullish(),
  email: email.nullish(),
  status: z.enum(CustomerStatus).nullish(),
  areaId: id.nullish(),
  agentId: id.nullish(),
  notes: prose(2_000).nullish(),
  addresses: z.array(addressShape).max(10, 'has more than 10 addresses').nullish(),
  idempotencyKey: id,
});

/** The customer, its addresses and its login, all of them or none; the two keys between customer and user are checked at commit. */
export async function createCustomer(context: RequestContext, input: z.input<typeof shape>) {
  authorize(context.viewer, 'createCustomer');
  const oneTimePassword = makeOneTimePassword();
  // Before the transaction, since hashing takes as long as a hundred statements.
  const passwordHash = await hashPassword(oneTimePassword);
  const verb = {
    action: 'createCustomer',
    input,
    shape,
    refusals: LOGIN_REFUSALS,
    shownOnce: ['oneTimePassword'],
  } as const;
  return mutate(context, verb, async (write, given) => {
    const { tx, audit } = write;
    const [customerId, userId] = (await newIds(tx, 2)) as [string, string];
    const loginEmail = given.email ?? `customer-${customerId}@earlybird.local`;
    const { name } = given;
    const telephone = given.phone ?? null;
    const login = { id: userId, email: loginEmail, phone: telephone, name, role: 'CUSTOMER', customerId } as const;
    await makeLogin(tx, audit, { ...login, passwordHash });
    if (given.areaId != null) await requireActiveArea(tx, given.areaId);
    const after = {
      name,
      phone: telephone,
      status: given.status ?? 'TRIAL',
      areaId: given.areaId ?? null,
      notes: given.notes ?? null,
      ...(await placeOnRound(tx, given.agentId ?? null)),
    };
    await tx.execute(insertRow('customers', { id: customerId, userId, ...after }));
    audit({ entityType: 'Customer', entityId: customerId, after: { ...after, userId } });
    await insertAddresses(write, customerId, given.addresses ?? []);
    return { customerId, loginEmail, oneTimePassword };
  });
}

async function placeOnRound(tx: Transaction, agentId: string | null) {
  if (agentId === null) return { agentId, routePosition: null };
  await lockRound(tx, agentId);
  return { agentId, routePosition: await nextPlace(tx, agentId) };
}
