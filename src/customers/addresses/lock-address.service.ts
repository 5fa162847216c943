import sql from 'sql-template-tag';
import type { Write } from '../../access/mutate.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isOthers, lockCustomer } from '../lock-customer.service.ts';

interface LockedAddress {
  readonly id: string;
  readonly customerId: string;
  readonly label: string | null;
  readonly line1: string;
  readonly line2: string | null;
  readonly landmark: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly pincode: string | null;
  readonly instructions: string | null;
  readonly mapUrl: string | null;
  /** Decimal degrees. */
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly isDefault: boolean;
  readonly archivedAt: Date | null;
}

/** Locks the customer and returns the address, even if archived. NOT_FOUND if there is none that the viewer may change. */
export async function lockAddress(write: Write, addressId: string): Promise<LockedAddress> {
  const { tx, viewer } = write;
  const [found] = await tx.query<{ customerId: string }>(
    sql`SELECT customer_id AS "customerId" FROM addresses WHERE id = ${addressId}::uuid`,
  );
  // With the same message, so that nobody learns whose address an id is, or that it is one.
  if (found === undefined || isOthers(viewer, found.customerId))
    throw new Refusal('NOT_FOUND', 'There is no such address.', ['addressId']);
  await lockCustomer(write, found.customerId, ['addressId']);
  return tx.one<LockedAddress>(sql`
    SELECT id, customer_id AS "customerId", label, line1, line2, landmark, city, state, pincode, instructions,
           map_url AS "mapUrl", latitude, longitude, is_default AS "isDefault", archived_at AS "archivedAt"
    FROM addresses WHERE id = ${addressId}::uuid`);
}
