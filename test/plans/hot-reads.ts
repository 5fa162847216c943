import type { Role } from '../../src/access/role.ts';
import { CUSTOMER, id } from './volume-ids.ts';

export interface HotRead {
  /** A document of examples/operations, or GraphQL. */
  readonly document: { readonly example: string } | { readonly text: string };
  readonly variables?: Readonly<Record<string, unknown>>;
  /** ADMIN by default; row scopes are part of the statement. */
  readonly as?: Role;
  /** For documents with `$after`: after how many rows of this list the page begins. */
  readonly behind?: { readonly document: string; readonly rows: number };
}

const example = (name: string) => ({ document: { example: `${name}.graphql` } });
const text = (text: string) => ({ document: { text } });

const MONTH = { area: id.area(3), from: '2026-03-01', to: '2026-04-01' };
const AREA_PAGE =
  'query ($area: ID!, $rows: Int!) { list: customers(first: $rows, filter: { area: { id: { eq: $area } } }, orderBy: [{ field: NAME, direction: ASC }]) { pageInfo { endCursor } } }';
const INVOICE_PAGE =
  'query ($rows: Int!) { list: invoices(first: $rows, filter: { status: { eq: FINALIZED } }, orderBy: [{ field: PERIOD, direction: DESC }]) { pageInfo { endCursor } } }';
const ORDERS_OF_A_CUSTOMER = `query ($id: ID!, $after: String) {
  customer(id: $id) { orders(first: 20, after: $after) { nodes { id deliveryDate status } } } }`;

/** The API's most frequent reads, and those at the worst moment, by the name of the plan. */
export const HOT_READS: Readonly<Record<string, HotRead>> = {
  'customer ledger': { ...example('frontend-customer-ledger'), variables: { id: CUSTOMER.id, orders: 20 } },
  'customer ledger, as the customer': {
    ...example('frontend-customer-ledger'),
    variables: { id: CUSTOMER.id, orders: 20 },
    as: 'CUSTOMER',
  },
  'my account': { ...example('frontend-my-account'), variables: { from: '2026-04-10' }, as: 'CUSTOMER' },
  'orders of a customer': { ...text(ORDERS_OF_A_CUSTOMER), variables: { id: CUSTOMER.id } },
  'find customers by a part of the name': { ...example('find-customers'), variables: { name: '0042' } },
  'customer by phone': {
    ...text('query ($phone: PhoneNumber!) { customerByPhone(phone: $phone) { id name status } }'),
    variables: { phone: '+919800000042' },
  },
  'analyst month': { ...example('analyst-month'), variables: MONTH, as: 'BILLING_ANALYST' },
  'analyst month, page 9': {
    ...example('analyst-month'),
    variables: MONTH,
    as: 'BILLING_ANALYST',
    behind: { document: AREA_PAGE, rows: 400 },
  },
  'orders of a day': { ...example('orders-of-a-day'), variables: { date: '2026-04-10' } },
  'orders of an area and a day': {
    ...text(`query ($area: ID!, $date: Date!) {
      orders(first: 50, filter: { area: { id: { eq: $area } }, deliveryDate: { eq: $date } }) { nodes { id status } } }`),
    variables: { area: id.area(3), date: '2026-04-10' },
  },
  'one-time orders of a month': {
    ...text(`query ($from: Date!, $to: Date!) {
      orders(first: 50, filter: { source: { eq: ONE_TIME }, deliveryDate: { gte: $from, lt: $to } }) { nodes { id status customer { name } } } }`),
    variables: { from: '2026-03-01', to: '2026-04-01' },
  },
  'order by id': {
    ...text(
      'query ($id: ID!) { order(id: $id) { id status items { quantity } deliveryStatuses { nodes { status } } } }',
    ),
    variables: { id: id.order(500_042) },
  },
  'delivery run of an agent': { ...example('delivery-run'), variables: { date: '2026-04-10' }, as: 'DELIVERY_AGENT' },
  'delivery run of everybody': { ...example('delivery-run'), variables: { date: '2026-04-10', shift: 'MORNING' } },
  'customers of an agent': {
    ...text('{ customers(first: 50) { nodes { id name routePosition } } }'),
    as: 'DELIVERY_AGENT',
  },
  'orders that an agent sees': {
    ...text(
      'query ($date: Date!) { orders(first: 50, filter: { deliveryDate: { eq: $date } }) { nodes { id status } } }',
    ),
    variables: { date: '2026-04-10' },
    as: 'DELIVERY_AGENT',
  },
  demand: {
    ...text('query ($date: Date!) { demand(date: $date) { product { name } quantity } }'),
    variables: { date: '2026-04-10' },
  },
  'latest confirmations': {
    ...text('{ deliveryStatuses(first: 20) { nodes { id status recordedAt order { id } } } }'),
  },
  'confirmation by id': {
    ...text('query ($id: ID!) { deliveryStatus(id: $id) { id status items { deliveredQuantity } order { id } } }'),
    variables: { id: id.order(500_042) },
  },
  'last delivery of subscriptions': {
    ...text(
      'query ($id: ID!) { customer(id: $id) { subscriptions(first: 10) { nodes { id lastDelivery { id } orders(first: 5) { nodes { id } } days(from: "2026-04-01", to: "2026-05-01") { date } pauses { fromDate } } } } }',
    ),
    variables: { id: CUSTOMER.id },
  },
  'calendar of a customer': {
    ...text('query ($id: ID!) { customer(id: $id) { calendar(month: "2026-03") { date } } }'),
    variables: { id: CUSTOMER.id },
  },
  'calendar of a customer, with plans and amounts': {
    ...text(
      'query ($id: ID!) { customer(id: $id) { calendar(month: "2026-03") { date delivered billed planned { shift quantity } } } }',
    ),
    variables: { id: CUSTOMER.id },
  },
  'planned quantity of subscriptions': {
    ...text('{ subscriptions(first: 25) { nodes { plannedQuantity(date: "2026-04-20") } } }'),
  },
  recovery: {
    ...example('analyst-recovery'),
    variables: { from: '2026-01-01', to: '2026-04-01' },
    as: 'BILLING_ANALYST',
  },
  'unbilled deliveries': {
    ...text(
      '{ unbilledDeliveries(first: 20, filter: { order: { source: { eq: ONE_TIME } } }) { totalCount nodes { amount delivery { id } } } }',
    ),
    as: 'BILLING_ANALYST',
  },
  revenue: {
    ...text(
      'query ($from: Date!, $to: Date!) { revenue(from: $from, to: $to, groupBy: [MONTH, SOURCE]) { month source delivered billed unbilled orders } }',
    ),
    variables: { from: '2026-03-01', to: '2026-04-01' },
    as: 'BILLING_ANALYST',
  },
  'revenue of a day': {
    ...text(
      'query ($from: Date!, $to: Date!) { revenue(from: $from, to: $to, groupBy: [SOURCE]) { source delivered billed } }',
    ),
    variables: { from: '2026-03-31', to: '2026-04-01' },
    as: 'BILLING_ANALYST',
  },
  arrears: {
    ...text('{ arrears(first: 25) { nodes { open notDue oldestDueDate customer { name phone } } } }'),
    as: 'BILLING_ANALYST',
  },
  'arrears of a past day': {
    ...text('{ arrears(first: 25, asOf: "2026-03-01") { nodes { open customer { name } } } }'),
    as: 'BILLING_ANALYST',
  },
  'billing preview': {
    ...text(
      '{ billingPreview(first: 25, period: "2026-04") { nodes { total amountDue customer { name } lines { amount } } } }',
    ),
    as: 'BILLING_ANALYST',
  },
  'finalised invoices': { ...example('finalized-invoices'), as: 'BILLING_ANALYST' },
  'finalised invoices, page 25': {
    ...example('finalized-invoices'),
    as: 'BILLING_ANALYST',
    behind: { document: INVOICE_PAGE, rows: 500 },
  },
  'drafts of a month': {
    ...text(
      '{ invoices(first: 50, filter: { period: { eq: "2026-04" }, status: { eq: DRAFT } }) { totalCount nodes { id } } }',
    ),
    as: 'BILLING_ANALYST',
  },
  'invoice by number, to print': {
    ...text(`query ($number: String!) {
      invoice(number: $number) { id total lines(first: 100) { nodes { date amount product { name } order { deliveryDate } } } payments { amount payment { method } } creditNotes { number lines { amount } } } }`),
    variables: { number: 'EB/25-26/020043' },
  },
  'invoice by id': {
    ...text('query ($id: ID!) { invoice(id: $id) { id total } }'),
    variables: { id: id.invoice(20_042) },
  },
  'account of a customer': {
    ...text(
      'query ($id: ID!) { customer(id: $id) { ledger(first: 20) { nodes { kind amount balanceAfter invoice { number } payment { method } creditNote { number } } } payments(first: 20) { nodes { amount receivedAt } } } }',
    ),
    variables: { id: CUSTOMER.id },
  },
  'payments of a month': {
    ...text(
      '{ payments(first: 50, filter: { receivedAt: { gte: "2026-03-01T00:00:00Z", lt: "2026-04-01T00:00:00Z" } }) { nodes { amount } } }',
    ),
    as: 'BILLING_ANALYST',
  },
  'node by id': {
    ...text('query ($id: ID!) { node(id: $id) { id } }'),
    variables: { id: id.order(500_042) },
  },
  'users by email': {
    ...text(
      'query ($email: EmailAddress!) { users(first: 5, filter: { email: { eq: $email } }) { nodes { id name role } } }',
    ),
    variables: { email: 'customer42@earlybird.example' },
  },
  products: { ...text('{ products(first: 50) { nodes { id name prices { price } taxRates { rate } } } }') },
};
