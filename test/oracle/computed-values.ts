import { createHash } from 'node:crypto';
import { joined } from './edge.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { inForce } from './in-force.ts';
import { invoiceCsv } from './invoice-csv.ts';
import { plannedQuantity } from './planned-quantity.ts';
import { shareText } from './share-text.ts';
import { column, type Row, type Value } from './value.ts';
import type { World } from './world.ts';

type Computed = (row: Row, world: World, args: Arguments) => Value;
type Arguments = Readonly<Record<string, unknown>>;

const NOTHING = ExactDecimal.parse('0.00');
const decimal = (row: Row, name: string) => column(row, name) as ExactDecimal;

const ofTerm =
  (name: string): Computed =>
  (subscription, world) => {
    const terms = joined('subscription_terms', { customerId: 'customerId', subscriptionId: 'id' })(subscription, world);
    const start = column(subscription, 'startDate') as string;
    const [, latest = start] = [world.today, start].sort();
    const term = inForce(terms, latest);
    return term === undefined ? null : column(term, name);
  };

const amountDue = (invoice: Row): ExactDecimal =>
  column(invoice, 'status') === 'VOID'
    ? NOTHING
    : decimal(invoice, 'total').minus(decimal(invoice, 'amountPaid')).minus(decimal(invoice, 'amountCredited'));

function paymentStatus(invoice: Row, { today }: World): string {
  if (column(invoice, 'status') !== 'FINALIZED') return 'UNPAID';
  if (amountDue(invoice).compare(NOTHING) <= 0) return 'PAID';
  const dueDate = column(invoice, 'dueDate') as string | null;
  if (dueDate !== null && dueDate < today) return 'OVERDUE';
  return decimal(invoice, 'amountPaid').compare(NOTHING) > 0 ? 'PARTIALLY_PAID' : 'UNPAID';
}

function unallocated(payment: Row, world: World): ExactDecimal {
  if (column(payment, 'status') === 'REVERSED' || column(payment, 'historical') === true) return NOTHING;
  const allocations = joined('payment_allocations', { customerId: 'customerId', paymentId: 'id' })(payment, world);
  const unreleased = allocations.filter((allocation) => column(allocation, 'releasedAt') === null);
  const allocated = ExactDecimal.sum(
    unreleased.map((allocation) => decimal(allocation, 'amount')),
    2,
  );
  return decimal(payment, 'amount').minus(allocated);
}

function deliveredQuantity(item: Row, world: World): Value {
  const { customerId = null, orderId = null, id = null } = item.columns;
  const [current] = world.matching('delivery_statuses', { customerId, orderId, current: true });
  if (current === undefined) return null;
  const deliveryStatusId = column(current, 'id');
  const [delivered] = world.matching('delivery_items', { customerId, orderItemId: id, deliveryStatusId });
  return delivered === undefined ? ExactDecimal.parse('0.000') : column(delivered, 'deliveredQuantity');
}

/** One value for a key of two columns; clients may only rely on it being a UUID and stable. */
function deliveryItemId(item: Row): string {
  const hex = createHash('md5')
    .update(`${column(item, 'deliveryStatusId')}${column(item, 'orderItemId')}`)
    .digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Fields that are not a column of their type's row, computed as the schema describes them. */
const COMPUTED: Readonly<Record<string, Readonly<Record<string, Computed>>>> = {
  Customer: {
    balance: (customer, world) =>
      ExactDecimal.sum(
        joined('ledger_entries', { customerId: 'id' })(customer, world).map((entry) => decimal(entry, 'amount')),
        2,
      ),
  },
  Product: {
    currentPrice: (product, world) => {
      const price = inForce(joined('product_prices', { productId: 'id' })(product, world), world.today);
      return price === undefined ? null : column(price, 'price');
    },
  },
  DeliverySubscription: {
    mode: ofTerm('mode'),
    shift: ofTerm('shift'),
    quantity: ofTerm('quantity'),
    weekdays: ofTerm('weekdays'),
    everyNDays: ofTerm('everyNDays'),
    unitPrice: ofTerm('unitPrice'),
    plannedQuantity: (subscription, world, { date }) => plannedQuantity(subscription, world, date as string),
  },
  Order: {
    total: (order, world) =>
      ExactDecimal.sum(
        joined('order_items', { customerId: 'customerId', orderId: 'id' })(order, world).map((item) =>
          decimal(item, 'amount'),
        ),
        2,
      ),
    billed: (order, world) =>
      joined('invoice_lines', { customerId: 'customerId', orderId: 'id' })(order, world).some(
        (line) => column(line, 'live') === true,
      ),
  },
  OrderItem: { deliveredQuantity },
  DeliveryStatus: {
    verified: (delivery) => column(delivery, 'method') !== 'SHARE_LINK' || column(delivery, 'verifiedAt') !== null,
  },
  DeliveryItem: { id: deliveryItemId },
  Invoice: {
    amountDue,
    paymentStatus,
    csv: invoiceCsv,
    shareText: (invoice, world, { language }) => shareText(invoice, world, (language as string | null) ?? 'ENGLISH'),
  },
  Payment: { unallocated },
  LedgerEntry: { sequence: (entry) => column(entry, 'seq') },
};

/** The value of a leaf field of a row's type. */
export function fieldValue(typeName: string, fieldName: string, row: Row, world: World, args: Arguments = {}): Value {
  const computed = COMPUTED[typeName]?.[fieldName];
  return computed === undefined ? column(row, fieldName) : computed(row, world, args);
}
