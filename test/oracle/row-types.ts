import type { Table } from './world.ts';

export interface OrderKey {
  readonly field: string;
  readonly descending: boolean;
  /** A text column that the type does not show. */
  readonly hiddenText?: boolean;
}

export interface RowType {
  readonly table: Table;
  /** The columns that finally break ties of an ordering. */
  readonly key: readonly string[];
  /** Default ordering of a list of it. Column names. */
  readonly order: readonly OrderKey[];
}

const ascending = (field: string): OrderKey => ({ field, descending: false });
const descending = (field: string): OrderKey => ({ field, descending: true });
const hiddenText = (field: string): OrderKey => ({ field, descending: false, hiddenText: true });
const type = (table: Table, order: readonly OrderKey[] = [], key: readonly string[] = ['id']): RowType => ({
  table,
  key,
  order,
});

/** The GraphQL types that show rows. */
export const ROW_TYPES: Readonly<Record<string, RowType>> = {
  User: type('users'),
  Area: type('areas', [ascending('name')]),
  Customer: type('customers'),
  BusinessSettings: type('business_settings'),
  CustomerPrice: type('customer_prices', [descending('effectiveFrom')], ['customerId', 'productId', 'effectiveFrom']),
  Address: type('addresses', [descending('isDefault')]),
  Product: type('products', [ascending('name')]),
  ProductPrice: type('product_prices', [descending('effectiveFrom')], ['productId', 'effectiveFrom']),
  TaxRate: type('tax_rates', [descending('effectiveFrom')], ['productId', 'effectiveFrom']),
  DeliverySubscription: type('subscriptions'),
  SubscriptionTerm: type(
    'subscription_terms',
    [ascending('effectiveFrom')],
    ['customerId', 'subscriptionId', 'effectiveFrom'],
  ),
  SubscriptionPause: type('subscription_pauses', [ascending('fromDate')], ['customerId', 'subscriptionId', 'id']),
  SubscriptionDay: type(
    'subscription_days',
    [ascending('date'), ascending('shift')],
    ['customerId', 'subscriptionId', 'date', 'shift'],
  ),
  Order: type('orders', [descending('deliveryDate')]),
  OrderItem: type('order_items', [], ['customerId', 'orderId', 'id']),
  ShareLink: type('share_links'),
  DeliveryStatus: type('delivery_statuses', [descending('id')]),
  DeliveryItem: type('delivery_items', [], ['customerId', 'orderId', 'orderItemId', 'deliveryStatusId']),
  Invoice: type('invoices', [descending('period')]),
  InvoiceLine: type('invoice_lines', [ascending('date')]),
  CreditNote: type('credit_notes', [ascending('issuedAt')]),
  CreditNoteLine: type('credit_note_lines', [], ['customerId', 'creditNoteId', 'id']),
  Payment: type('payments', [descending('receivedAt')]),
  PaymentAllocation: type('payment_allocations', [ascending('createdAt')], ['customerId', 'paymentId', 'id']),
  LedgerEntry: type('ledger_entries', [descending('seq')], ['customerId', 'seq']),
  AuditEvent: type('audit_events', [descending('at')]),
  ImportRun: type('import_runs', [descending('startedAt')]),
};

/** What orders rows without a table. */
const DERIVED_TYPES: Readonly<Record<string, Pick<RowType, 'order' | 'key'>>> = {
  DeliveryRun: { order: [], key: ['date'] },
  Stop: { order: [ascending('position'), hiddenText('customerName')], key: ['customerId', 'addressId'] },
  ProductTotal: { order: [hiddenText('productName')], key: ['productId'] },
  ProductDemand: { order: [hiddenText('productName')], key: ['productId'] },
  CalendarDay: { order: [ascending('date')], key: ['date'] },
  PlannedDelivery: { order: [], key: ['subscriptionId', 'shift'] },
};

export const isDerived = (typeName: string): boolean => typeName in DERIVED_TYPES;

export const orderingOf = (name: string): Pick<RowType, 'order' | 'key'> => DERIVED_TYPES[name] ?? rowType(name);

export function rowType(name: string): RowType {
  const found = ROW_TYPES[name];
  if (found === undefined) throw new Error(`The oracle knows no rows of ${name}: add the type to row-types.ts.`);
  return found;
}

/** The name of the type that shows the rows of a table. */
export function typeOfTable(table: string): string {
  const found = Object.keys(ROW_TYPES).find((name) => ROW_TYPES[name]?.table === table);
  if (found === undefined) throw new Error(`The oracle knows no type of ${table}.`);
  return found;
}
