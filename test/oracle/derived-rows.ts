import { viewerRole } from '../../src/access/viewer.ts';
import type { Asking } from './asking.ts';
import { joined } from './edge.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { plannedInShift } from './planned-quantity.ts';
import { column, type Row, type Value } from './value.ts';

type Arguments = Readonly<Record<string, unknown>>;
/** Rows without a table, derived from the rows that the viewer sees. `from` is the row that has the field. */
type Derived = (asking: Asking, args: Arguments, from: Row | null) => readonly Row[];

const SHIFTS = ['MORNING', 'EVENING'];
const DAY_MS = 86_400_000;
const text = (row: Row, name: string) => column(row, name) as string;
const decimal = (row: Row, name: string) => column(row, name) as ExactDecimal;
const itemsOf = joined('order_items', { customerId: 'customerId', orderId: 'id' });

const total = (rows: readonly Row[], name: string, scale: number): ExactDecimal =>
  ExactDecimal.sum(
    rows.map((row) => decimal(row, name)),
    scale,
  );

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): readonly (readonly [Row, ...Row[]])[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** The orders of a day that are not cancelled and that the viewer sees. */
function dueOrders(asking: Asking, wanted: Readonly<Record<string, unknown>>): readonly Row[] {
  const due = asking.world.all('orders').filter((order) => column(order, 'status') !== 'CANCELLED');
  const asked = Object.entries(wanted).filter(([, value]) => value != null);
  return asking.visible('Order', due).filter((order) => asked.every(([name, value]) => column(order, name) === value));
}

const lowerCase = (id: unknown): unknown => (typeof id === 'string' ? id.toLowerCase() : id);

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The filter of a round's arguments on its orders; an agent gets their own unless they name somebody. */
function wantedOf(asking: Asking, { date, shift, areaId, agentId }: Arguments): Readonly<Record<string, Value>> {
  const { viewer } = asking;
  const own = viewerRole(viewer) === 'DELIVERY_AGENT' && viewer?.kind === 'USER' ? viewer.userId : null;
  const named = (lowerCase(agentId) ?? null) as string | null;
  const mayKnow = asking.visible('User', asking.world.matching('users', { id: named })).length > 0;
  return {
    deliveryDate: date as string,
    shift: (shift ?? null) as string | null,
    areaId: (lowerCase(areaId) ?? null) as string | null,
    agentId: named === null ? own : mayKnow ? named : NOBODY,
  };
}

const ordersOfRun = (asking: Asking, { columns }: Row) =>
  dueOrders(asking, {
    deliveryDate: columns.date,
    shift: columns.shift,
    areaId: columns.areaId,
    agentId: columns.agentId,
  });

const dropsOf = (orders: readonly Row[]) =>
  grouped(orders, (order) => `${column(order, 'customerId')} ${column(order, 'addressId')}`);

const deliveryRun: Derived = (asking, args) => {
  const wanted = wantedOf(asking, args);
  const columns = { ...wanted, date: wanted.deliveryDate ?? null };
  const run = { table: 'delivery run', columns };
  return [{ ...run, columns: { ...columns, stopCount: dropsOf(ordersOfRun(asking, run)).length } }];
};

/** By shift, then by id: the last one has the address. */
const inOrderOfDelivery = (one: Row, other: Row): number =>
  SHIFTS.indexOf(text(one, 'shift')) - SHIFTS.indexOf(text(other, 'shift')) ||
  (text(one, 'id') < text(other, 'id') ? -1 : 1);

const stops: Derived = (asking, _args, run) =>
  dropsOf(ordersOfRun(asking, run as Row)).map((drop) => {
    const orders = [...drop].sort(inOrderOfDelivery);
    const latest = orders.at(-1) as Row;
    const [customer] = asking.world.matching('customers', { id: column(latest, 'customerId') });
    return {
      table: 'stop',
      columns: {
        ...latest.columns,
        orderIds: orders.map((order) => text(order, 'id')),
        position: column(customer as Row, 'routePosition'),
        customerName: column(customer as Row, 'name'),
      },
    };
  });

/** The total of each product in orders. */
const byProduct = (asking: Asking, orders: readonly Row[]): readonly Row[] =>
  grouped(
    orders.flatMap((order) => itemsOf(order, asking.world)),
    (item) => text(item, 'productId'),
  ).map((items) => {
    const [product] = asking.world.matching('products', { id: column(items[0], 'productId') });
    return {
      table: 'product total',
      columns: {
        productId: column(items[0], 'productId'),
        productName: column(product as Row, 'name'),
        quantity: total(items, 'quantity', 3),
        orders: new Set(items.map((item) => column(item, 'orderId'))).size,
      },
    };
  });

/** An item's value at a quantity, including tax, rounded half up to the paisa: the value first, then its tax. */
function worth(item: Row, quantity: ExactDecimal): ExactDecimal {
  const value = quantity.times(decimal(item, 'unitPrice')).rounded(2);
  if (column(item, 'taxInclusive') === true) return value;
  return ExactDecimal.sum([value, value.times(decimal(item, 'taxRate')).dividedBy(100, 2)], 2);
}

/** The items of an order of which anything was delivered. */
function deliveredItems(order: Row, { world }: Asking): readonly { item: Row; amount: ExactDecimal }[] {
  const [current] = world.matching('delivery_statuses', {
    customerId: column(order, 'customerId'),
    orderId: column(order, 'id'),
    current: true,
  });
  if (current === undefined) return [];
  return itemsOf(order, world).flatMap((item) => {
    const [delivered] = world.matching('delivery_items', {
      customerId: column(order, 'customerId'),
      orderItemId: column(item, 'id'),
      deliveryStatusId: column(current, 'id'),
    });
    if (delivered === undefined) return [];
    const quantity = decimal(delivered, 'deliveredQuantity');
    return quantity.units === 0n ? [] : [{ item, amount: worth(item, quantity) }];
  });
}

const liveLines = joined(
  'invoice_lines',
  { customerId: 'customerId', orderId: 'orderId', orderItemId: 'id' },
  (line) => column(line, 'live') === true,
);

function calendarDay(asking: Asking, customerId: string, date: string): Row {
  const ofDay = asking.world.matching('orders', { customerId, deliveryDate: date });
  const orders = asking.visible('Order', ofDay);
  const due = orders.filter((order) => column(order, 'status') !== 'CANCELLED');
  const delivered = orders.flatMap((order) => deliveredItems(order, asking));
  const lines = delivered.flatMap(({ item }) => asking.visible('InvoiceLine', liveLines(item, asking.world)));
  const ordered = due.flatMap((order) => itemsOf(order, asking.world));
  return {
    table: 'calendar day',
    columns: {
      customerId,
      date,
      ordered: total(ordered, 'amount', 2),
      delivered: ExactDecimal.sum(
        delivered.map(({ amount }) => amount),
        2,
      ),
      billed: total(lines, 'amount', 2),
    },
  };
}

const calendar: Derived = (asking, { month }, customer) => {
  const first = Date.parse(`${month}-01`);
  const days = Array.from({ length: 31 }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
  return days
    .filter((day) => day.startsWith(month as string))
    .map((day) => calendarDay(asking, text(customer as Row, 'id'), day));
};

const planned: Derived = (asking, _args, day) => {
  const { customerId = null } = (day as Row).columns;
  const date = text(day as Row, 'date');
  const plans = asking.visible('DeliverySubscription', asking.world.matching('subscriptions', { customerId }));
  return plans.flatMap((plan) =>
    SHIFTS.map((shift) => ({ shift, quantity: plannedInShift(plan, asking.world, date, shift) }))
      .filter(({ quantity }) => quantity.units > 0n)
      .map(({ shift, quantity }) => ({
        table: 'planned delivery',
        columns: {
          customerId,
          date,
          shift,
          quantity,
          subscriptionId: column(plan, 'id'),
          productId: column(plan, 'productId'),
        },
      })),
  );
};

const DERIVED: Readonly<Record<string, Derived>> = {
  'Query.deliveryRun': deliveryRun,
  'Query.demand': (asking, args) =>
    byProduct(asking, dueOrders(asking, { ...wantedOf(asking, args), agentId: undefined })),
  'DeliveryRun.stops': stops,
  'DeliveryRun.totals': (asking, _args, run) => byProduct(asking, ordersOfRun(asking, run as Row)),
  'Customer.calendar': calendar,
  'CalendarDay.planned': planned,
};

export const derivedRows = (typeName: string, fieldName: string): Derived | undefined =>
  DERIVED[`${typeName}.${fieldName}`];
