import type { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { updateRows } from '../../platform/row-writes.ts';
import { updateAddressShape as shape } from './address-shape.ts';
import { clearDefault } from './default-address.service.ts';
import { lockAddress } from './lock-address.service.ts';

/** Repeating it changes nothing. Existing orders keep their copy. */
export function updateAddress(context: RequestContext, input: z.input<typeof shape>) {
  return mutate(context, { action: 'updateAddress', input, shape }, async (write, { addressId, ...given }) => {
    const { tx, audit } = write;
    const address = await lockAddress(write, addressId);
    if (address.archivedAt !== null)
      throw new Refusal('INACTIVE', 'This address is archived. Add it as a new address.', ['addressId']);
    if (given.isDefault === false && address.isDefault) {
      throw new Refusal('NOT_ALLOWED', 'Make another address the default instead.', ['isDefault']);
    }
    const change = changedFields(comparable(address), given);
    if (change === undefined) return { addressId };
    if (given.isDefault === true) await clearDefault(tx, address.customerId);
    await tx.execute(updateRows('addresses', { id: addressId }, change.after));
    audit({ entityType: 'Address', entityId: addressId, ...change });
    return { addressId };
  });
}

/** As in the input: a coordinate is a decimal in the row and text in the input. */
const comparable = (address: { readonly latitude: unknown; readonly longitude: unknown }) => ({
  ...address,
  latitude: address.latitude === null ? null : Number(address.latitude).toString(),
  longitude: address.longitude === null ? null : Number(address.longitude).toString(),
});
