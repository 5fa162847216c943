import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { promoteOldest } from './default-address.service.ts';
import { lockAddress } from './lock-address.service.ts';

const shape = z.object({ addressId: id });

/** New orders do not go there; existing ones keep their copy. Repeating it changes nothing. */
export function archiveAddress(context: RequestContext, input: z.input<typeof shape>) {
  return mutate(context, { action: 'archiveAddress', input, shape }, async (write, { addressId }) => {
    const { tx, audit } = write;
    const address = await lockAddress(write, addressId);
    if (address.archivedAt !== null) return { addressId };
    await tx.execute(
      sql`UPDATE addresses SET archived_at = business_now(), is_default = false WHERE id = ${addressId}::uuid`,
    );
    if (address.isDefault) await promoteOldest(tx, address.customerId);
    const change = { before: { archived: false }, after: { archived: true } };
    audit({ entityType: 'Address', entityId: addressId, ...change });
    return { addressId };
  });
}
