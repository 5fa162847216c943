import sql from 'sql-template-tag';
import type { Write } from '../access/mutate.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CustomerStatus } from '../generated/prisma/enums.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

export interface LockedCustomer {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly status: CustomerStatus;
  readonly statusReason: string | null;
  readonly areaId: string | null;
  readonly agentId: string | null;
  readonly notes: string | null;
  readonly userId: string | null;
}

/**
 * Locks the customer until the transaction ends. NOT_FOUND if there is none that the viewer may change: customers may change only
 * their own. ANONYMIZED if nothing may be changed any more.
 */
export async function lockCustomer(
  write: Pick<Write, 'tx' | 'viewer'>,
  customerId: string,
  field: readonly string[] = ['customerId'],
): Promise<LockedCustomer> {
  const customer = await lockAnyCustomer(write, customerId, field);
  if (customer.anonymizedAt !== null) {
    throw new Refusal(
      'ANONYMIZED',
      'The personal data of this customer has been removed for good. Create a new customer.',
      field,
    );
  }
  return customer;
}

/**
 * Locks the customer's login, before the customer: customers who write are confirmed first, so in the other order they could
 * deadlock with staff who write both.
 */
export async function lockLogin(tx: Transaction, customerId: string): Promise<void> {
  await tx.query(sql`SELECT 1 FROM users WHERE customer_id = ${customerId}::uuid FOR NO KEY UPDATE`);
}

/** The same, even if the customer's personal data has been removed. */
export async function lockAnyCustomer(
  { tx, viewer }: Pick<Write, 'tx' | 'viewer'>,
  customerId: string,
  field: readonly string[] = ['customerId'],
): Promise<LockedCustomer & { readonly anonymizedAt: Date | null }> {
  const rows = isOthers(viewer, customerId)
    ? []
    : await tx.query<LockedCustomer & { anonymizedAt: Date | null }>(sql`
        SELECT id::text, name, phone, status::text, status_reason AS "statusReason", area_id::text AS "areaId",
               agent_id::text AS "agentId", notes, user_id::text AS "userId", anonymized_at AS "anonymizedAt"
        FROM customers WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`);
  const [customer] = rows;
  if (customer === undefined) throw new Refusal('NOT_FOUND', 'There is no such customer.', field);
  return customer;
}

/** Customers see and change only their own. */
export const isOthers = (viewer: Viewer, customerId: string): boolean =>
  viewer.kind === 'USER' && viewer.role === 'CUSTOMER' && viewer.customerId !== customerId;
