import { createHash, createHmac } from 'node:crypto';

export const CURSOR_SECRET = 'the same for every snapshot';
const ID = '018f0000-0000-7000-8000-000000000000';

/** A cursor of one list and ordering, as the codec would open it. */
function cursorOf(binding: string, keys: readonly string[]): string {
  const key = createHash('sha256').update(CURSOR_SECRET).digest();
  const payload = JSON.stringify(keys);
  const mac = createHmac('sha256', key).update(binding).update(payload).digest('hex').slice(0, 24);
  return Buffer.from(mac + payload).toString('base64url');
}

const BY_DAY = 'orderBy: [{ field: DELIVERY_DATE, direction: DESC }]';
const AFTER = cursorOf('Query.orders|deliveryDate DESC,id DESC|', ['2026-03-31', ID]);

/** Each is one building block of a statement. */
export const SQL_PIECES: Readonly<Record<string, string>> = {
  'edge to one row': `{ order(id: "${ID}") { customer { name } agent { name } } }`,
  'foreign key': `{ order(id: "${ID}") { subscription { id } agent { id } } }`,
  'plain list': `{ order(id: "${ID}") { items { quantity } } }`,
  'list and its sum': `{ order(id: "${ID}") { total items { amount } } }`,
  'joined and computed values': `{ subscription(id: "${ID}") { mode quantity customer { balance } } }`,
  'first page': `{ orders(first: 2, ${BY_DAY}) { nodes { shift } } }`,
  'page after a cursor': `{ orders(first: 2, after: "${AFTER}", ${BY_DAY}) { nodes { shift } } }`,
  'page from the end': `{ orders(last: 2, ${BY_DAY}) { nodes { shift } } }`,
  'cursors and what is ahead': `{ orders(first: 2, ${BY_DAY}) { pageInfo { hasNextPage endCursor } edges { cursor } } }`,
  'count and figures': '{ orders { totalCount aggregate { count max { deliveryDate } sum { total } } } }',
  'whole list': `{ customer(id: "${ID}") { orders(first: 2) { aggregate { sum { total } } nodes { total items { amount } } } } }`,
  'groups by a month and a row':
    '{ orders { groupBy(keys: [{ field: DELIVERY_DATE, bucket: MONTH }, { field: AGENT }]) { key { deliveryDate agent { name } } aggregate { count } } } }',
  'filter of values':
    '{ customers(first: 1, filter: { name: { contains: "a" }, phone: { isNull: false }, or: [{ status: { in: [ACTIVE] } }, { not: { status: { eq: PAUSED } } }] }) { nodes { id } } }',
  'filter along an edge': '{ orders(first: 1, filter: { agent: { name: { eq: "A" } } }) { nodes { id } } }',
  'some, every and none':
    '{ customers(first: 1, filter: { orders: { some: { shift: { eq: MORNING } }, every: { shift: { eq: MORNING } }, none: { shift: { eq: EVENING } } } }) { nodes { id } } }',
  'order by a row beside': '{ orders(first: 1, orderBy: [{ field: AGENT_NAME, direction: ASC }]) { nodes { id } } }',
  'derived rows': '{ demand(date: "2026-03-31") { quantity product { name } } }',
  'row of any type': `{ node(id: "${ID}") { id } }`,
};
