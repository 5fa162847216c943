import type { Forgetting, Person } from '../compiler/forgetting.ts';
import { join, raw, type SqlFragment, sql } from '../compiler/sql.ts';

/** Every model whose rows belong to a customer and have an id, by which audit events and imported documents name them. */
const OWNED: Readonly<Record<string, string>> = {
  Address: 'addresses',
  Subscription: 'subscriptions',
  SubscriptionPause: 'subscription_pauses',
  Order: 'orders',
  OrderItem: 'order_items',
  DeliveryStatus: 'delivery_statuses',
  Invoice: 'invoices',
  InvoiceLine: 'invoice_lines',
  Payment: 'payments',
  PaymentAllocation: 'payment_allocations',
  CreditNote: 'credit_notes',
  CreditNoteLine: 'credit_note_lines',
};

/** Model and id of the customer, its login, and everything that belongs to it. */
function ownedBy({ customerId, userId }: Person): SqlFragment {
  const owned = Object.entries(OWNED).map(
    ([model, table]) => sql`SELECT ${raw(`'${model}'`)}, id FROM ${raw(table)} WHERE customer_id = ${customerId}`,
  );
  return join([sql`VALUES ('Customer', ${customerId}), ('User', ${userId})`, ...owned], ' UNION ALL ');
}

/** Who did what to which row and when stays; the row's content is removed. */
export const forgetIntegrity: Forgetting = {
  empties: [
    {
      table: 'audit_events',
      rows: (person) => sql`(entity_type, entity_id) IN (${ownedBy(person)})`,
      clear: ['before', 'after'],
    },
    {
      table: 'audit_events',
      rows: ({ userId }) => sql`actor_kind = 'USER' AND actor_id = ${userId}`,
      clear: ['ip', 'user_agent'],
    },
    {
      table: 'idempotency_keys',
      rows: ({ customerId }) => sql`response ->> 'customerId' = ${customerId}::text`,
      // A repeat still finds what the first call created, by its ids.
      set: {
        response: sql`(SELECT jsonb_object_agg(key, value) FROM jsonb_each(response) AS answer (key, value) WHERE key ~ 'Ids?$')`,
      },
    },
    {
      table: 'legacy_records',
      rows: (person) => sql`(target_model, target_id) IN (${ownedBy(person)})`,
      clear: ['reason'],
      set: { document: sql`'{}'` },
    },
  ],
  keeps: {
    'audit_events.action': 'The name of a verb.',
    'audit_events.entity_type': 'The name of a model.',
    'audit_events.request_id': 'Identifies a line of the log, which has no personal data.',
    'idempotency_keys.mutation': 'The name of a verb.',
    'idempotency_keys.input_hash': 'A digest of a whole input that identifies a repeat; deleted after seven days.',
    'import_runs.source': 'Names a dump, not a customer.',
    'import_runs.options': 'The options of the import.',
    'import_runs.counts': 'Figures of a whole import.',
    'legacy_records.collection': 'The name of a collection.',
    'legacy_records.mongo_id': 'A random id by which a second import recognises the document.',
    'legacy_records.legacy_id': 'A number of the legacy application by which a second import recognises the document.',
    'legacy_records.target_model': 'The name of a model.',
  },
};
