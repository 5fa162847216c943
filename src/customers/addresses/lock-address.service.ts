import type { Write } from '../../access/mutate.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isOthers, lockCustomer } from '../lock-customer.service.ts';

/** Locks the customer and returns the address, even if archived. NOT_FOUND if there is none that the viewer may change. */
export async function lockAddress(write: Write, addressId: string) {
  const { tx, viewer } = write;
  const found = await tx.address.findUnique({ where: { id: addressId }, select: { customerId: true } });
  // With the same message, so that nobody learns whose address an id is, or that it is one.
  if (found === null || isOthers(viewer, found.customerId))
    throw new Refusal('NOT_FOUND', 'There is no such address.', ['addressId']);
  await lockCustomer(write, found.customerId, ['addressId']);
  return tx.address.findUniqueOrThrow({ where: { id: addressId } });
}
