import type { Transaction } from '../platform/transaction.ts';

/** Stands in the place of a name or an address that was removed. */
export const REMOVED = 'Removed';

/** What still has to happen to a customer; nothing of it may be open when the name goes. */
export interface Unsettled {
  readonly openOrders: boolean;
  readonly draftInvoices: boolean;
  readonly unbilledDeliveries: boolean;
  readonly balance: string;
}

export async function findUnsettled(tx: Transaction, customerId: string): Promise<Unsettled> {
  const rows = await tx.$queryRaw<Unsettled[]>`
    SELECT EXISTS (SELECT 1 FROM orders WHERE customer_id = ${customerId}::uuid AND status IN ('PENDING', 'OUT_FOR_DELIVERY')) AS "openOrders",
           EXISTS (SELECT 1 FROM invoices WHERE customer_id = ${customerId}::uuid AND status = 'DRAFT') AS "draftInvoices",
           EXISTS (SELECT 1 FROM delivery_statuses WHERE customer_id = ${customerId}::uuid AND billing IN ('BILLABLE', 'RECOVERABLE')) AS "unbilledDeliveries",
           coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = ${customerId}::uuid ORDER BY seq DESC LIMIT 1), 0)::text AS balance`;
  return rows[0] as Unsettled;
}

/** Empties every column that can hold personal data of this customer or its user. Amounts, dates, products and numbers stay. */
export async function removePersonalData(tx: Transaction, customerId: string, userId: string | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE addresses SET label = NULL, line1 = ${REMOVED}, line2 = NULL, landmark = NULL, city = NULL, state = NULL, pincode = NULL,
      instructions = NULL, map_url = NULL, latitude = NULL, longitude = NULL, is_default = false, archived_at = coalesce(archived_at, business_now())
    WHERE customer_id = ${customerId}::uuid`;
  // With the link, since an order that names an address keeps its first line.
  await tx.$executeRaw`
    UPDATE orders SET address_id = NULL, address_line1 = NULL, address_line2 = NULL, address_landmark = NULL,
      address_city = NULL, address_state = NULL, address_pincode = NULL, address_instructions = NULL, address_map_url = NULL,
      address_latitude = NULL, address_longitude = NULL, note = NULL, cancel_note = NULL
    WHERE customer_id = ${customerId}::uuid`;
  await tx.$executeRaw`UPDATE delivery_statuses SET note = NULL, latitude = NULL, longitude = NULL WHERE customer_id = ${customerId}::uuid`;
  await tx.$executeRaw`UPDATE payments SET note = NULL WHERE customer_id = ${customerId}::uuid`;
  await tx.$executeRaw`UPDATE ledger_entries SET note = NULL WHERE customer_id = ${customerId}::uuid`;
  await tx.$executeRaw`UPDATE subscriptions SET stop_reason = NULL WHERE customer_id = ${customerId}::uuid`;
  await tx.$executeRaw`UPDATE subscription_pauses SET reason = NULL WHERE customer_id = ${customerId}::uuid`;
  await tx.$executeRaw`UPDATE subscription_days SET note = NULL WHERE customer_id = ${customerId}::uuid`;
  if (userId !== null) await removeLogin(tx, userId);
  await tx.$executeRaw`
    UPDATE audit_events SET before = NULL, after = NULL
    WHERE (entity_type = 'Customer' AND entity_id = ${customerId}::uuid) OR (entity_type = 'User' AND entity_id = ${userId}::uuid)
       OR (entity_type = 'Address' AND entity_id IN (SELECT id FROM addresses WHERE customer_id = ${customerId}::uuid))`;
  await tx.$executeRaw`UPDATE audit_events SET ip = NULL, user_agent = NULL WHERE actor_kind = 'USER' AND actor_id = ${userId}::uuid`;
  await tx.$executeRaw`
    UPDATE idempotency_keys SET response = response - 'loginEmail' WHERE response ->> 'customerId' = ${customerId}::text`;
  await tx.$executeRaw`UPDATE legacy_records SET document = '{}' WHERE target_id IN (${customerId}::uuid, ${userId}::uuid)`;
}

async function removeLogin(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE users SET email = 'removed-' || id || '@earlybird.invalid', phone = NULL, name = ${REMOVED}, status = 'DISABLED', updated_at = now()
    WHERE id = ${userId}::uuid`;
  await tx.$executeRaw`DELETE FROM credentials WHERE user_id = ${userId}::uuid`;
  await tx.$executeRaw`DELETE FROM activation_tokens WHERE user_id = ${userId}::uuid`;
  await tx.$executeRaw`DELETE FROM refresh_tokens WHERE user_id = ${userId}::uuid`;
}
