import type { Step } from './step.ts';

/** Staging tables need only rough statistics, taken often; permanent tables need the ordinary ones. */
const RESTORE_TARGET = `
SELECT set_config(name, reset_val, true) FROM pg_settings WHERE name = 'default_statistics_target'`;

/** Without it, the first queries would be planned as for empty tables until autovacuum runs. */
const ANALYZE = `
ANALYZE areas, users, customers, addresses, products, product_prices, tax_rates, customer_prices, subscriptions, subscription_terms,
  subscription_pauses, subscription_days, share_links, orders, order_items, delivery_statuses, delivery_items, billing_periods, document_series,
  document_numbers, invoices, invoice_lines, credit_notes, credit_note_lines, payments, payment_allocations, ledger_entries`;

export function statisticsSteps(): Step[] {
  const label = 'Statistics';
  return [
    { label, sql: RESTORE_TARGET },
    { label, sql: ANALYZE },
  ];
}
