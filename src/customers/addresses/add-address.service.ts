import sql from 'sql-template-tag';
import type { z } from 'zod';
import { mutate, type Write } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { lockCustomer } from '../lock-customer.service.ts';
import { addAddressShape as shape } from './address-shape.ts';
import { insertAddresses } from './insert-addresses.service.ts';

/** The first address of a customer is always its default. */
export function addAddress(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'addAddress', input, shape } as const;
  return mutate(context, verb, async (write, { customerId, idempotencyKey: _, ...address }) => {
    await lockCustomer(write, customerId);
    await refuseTooMany(write, customerId);
    const [addressId] = await insertAddresses(write, customerId, [address]);
    return { addressId: addressId as string };
  });
}

/**
 * `Customer.addresses` has no pages, so too many addresses of one customer could make every list that contains it too large to
 * answer.
 */
const MAX_IN_USE = 50;

/** The customer must be locked. */
async function refuseTooMany({ tx }: Write, customerId: string): Promise<void> {
  const { inUse } = await tx.one<{ inUse: number }>(sql`
    SELECT count(*)::integer AS "inUse" FROM addresses WHERE customer_id = ${customerId}::uuid AND archived_at IS NULL`);
  if (inUse < MAX_IN_USE) return;
  throw new Refusal(
    'NOT_ALLOWED',
    `The customer has ${inUse} addresses in use, which is the maximum. Archive one first.`,
    ['customerId'],
  );
}
