import type { Span } from '../sample-window.ts';
import type { Step } from '../step.ts';

const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_items (
  luck bigint, id uuid, order_id uuid, customer_no integer, customer_id uuid, item_no integer, product_id uuid,
  quantity numeric, unit_price numeric, tax_rate numeric, tax_inclusive boolean
) ON COMMIT DROP`;

/** The price of the delivery date: the customer's own, else the term's, else the product's; and that date's tax. */
const STAGE_ITEMS = `
INSERT INTO sample_items
WITH items AS MATERIALIZED (
  SELECT pg_temp.child_luck(luck, 100 + item_no) AS luck, id AS order_id, customer_no, customer_id, created_at, day, item_no, term_price,
         CASE item_no WHEN 1 THEN orders.product_no ELSE extra.product_no END AS product_no,
         CASE item_no WHEN 1 THEN quantity ELSE 1 + pg_temp.pick(luck, 'quantity ' || item_no, 2) END AS quantity
  FROM sample_orders AS orders
  CROSS JOIN LATERAL generate_series(1, item_count) AS item_no
  LEFT JOIN sample_extras AS extra ON item_no > 1 AND extra.place = (pg_temp.pick(luck, 'product', extra.places) + (item_no - 1) * 2) % extra.places
)
SELECT items.luck, pg_temp.uuid_at(created_at, items.luck, 'item'), order_id, items.customer_no, items.customer_id, item_no, price.product_id,
       quantity, coalesce(favour.price, term_price, price.price), tax.rate, tax.inclusive
FROM items
JOIN sample_product_prices AS price ON price.product_no = items.product_no AND day >= price.effective_from AND day < price.until
JOIN sample_taxes AS tax ON tax.product_no = items.product_no AND day >= tax.effective_from AND day < tax.until
LEFT JOIN sample_customer_prices AS favour
  ON favour.customer_no = items.customer_no AND favour.product_no = items.product_no AND day >= favour.effective_from AND day < favour.until
ORDER BY items.customer_no, order_id, item_no`;

/** Every order begins PENDING, since only then can items be added. */
const INSERT_ORDERS = `
INSERT INTO orders (customer_id, id, source, subscription_id, delivery_date, shift, area_id, agent_id, address_id,
  address_line1, address_line2, address_landmark, address_city, address_state, address_pincode, address_instructions, address_map_url,
  address_latitude, address_longitude, note, created_by_id, created_at)
SELECT customer.id, orders.id, source, subscription_id, day, shift, area_id, agent_id, address.id,
  line1, line2, landmark, city, state, pincode, instructions, map_url, latitude, longitude,
  CASE WHEN source = 'ONE_TIME' AND pg_temp.fraction(orders.luck, 'note') < 0.15
       THEN pg_temp.choose(orders.luck, 'words', ARRAY['Please ring the bell', 'For a function, please be on time', 'Call before coming', 'Add to my bill']) END,
  CASE source WHEN 'ONE_TIME' THEN CASE WHEN pg_temp.fraction(orders.luck, 'placed by') < 0.75 THEN user_id
                                        ELSE (SELECT id FROM sample_staff WHERE role = 'SUPPORT') END END,
  orders.created_at
FROM sample_orders AS orders
JOIN sample_customers AS customer ON customer.no = orders.customer_no
JOIN sample_addresses AS address
  ON address.customer_no = orders.customer_no AND address.place = CASE WHEN orders.place = 2 AND has_second_address THEN 2 ELSE 1 END`;

const INSERT_ITEMS = `
INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, tax_rate, tax_inclusive, amount)
SELECT customer_id, order_id, id, product_id, quantity, unit_price, tax_rate, tax_inclusive, line_value(quantity, unit_price)
FROM sample_items`;

/** Unconfirmed orders are on their way or cancelled: by now they have their items. */
const SET_OUT_OR_CANCEL = `
UPDATE orders
SET status = fate.status, cancelled_at = fate.cancelled_at, cancel_reason = fate.cancel_reason,
    cancel_note = CASE fate.cancel_reason WHEN 'OTHER' THEN 'Road closed for a procession' WHEN 'OUT_OF_STOCK' THEN 'Not enough came from the dairy' END
FROM sample_orders AS fate
WHERE fate.status IN ('OUT_FOR_DELIVERY', 'CANCELLED') AND orders.customer_id = fate.customer_id AND orders.id = fate.id`;

export function prepareOrderSteps(): Step[] {
  return [{ label: 'Orders', sql: CREATE_STAGE }];
}

export function orderSteps({ from, to }: Span): Step[] {
  const label = `Orders of ${from} to ${to}`;
  return [
    { label, sql: 'TRUNCATE sample_items' },
    { label, sql: STAGE_ITEMS },
    { label, sql: 'ANALYZE sample_items' },
    { label, sql: INSERT_ORDERS, fills: 'orders' },
    { label, sql: INSERT_ITEMS, fills: 'order_items' },
  ];
}

export function setOutSteps({ from, to }: Span): Step[] {
  return [{ label: `Orders of ${from} to ${to}`, sql: SET_OUT_OR_CANCEL }];
}
