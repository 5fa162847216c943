import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

interface Page {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

const WAYS = [
  { way: 'forward', limit: 'first', cursor: 'after', more: 'hasNextPage', next: 'endCursor' },
  { way: 'backward', limit: 'last', cursor: 'before', more: 'hasPreviousPage', next: 'startCursor' },
] as const;

// Names before, between and after those of the sample; the phone is a nullable key.
const ORDERINGS = [
  '[{ field: NAME, direction: ASC }]',
  '[{ field: PHONE, direction: DESC }, { field: NAME, direction: ASC }]',
];

it.each(WAYS.flatMap((way) => ORDERINGS.map((orderBy) => ({ ...way, orderBy }))))(
  'walked $way by $orderBy while others come and go, a list shows every row that stays once',
  async ({ limit, cursor, more, next, orderBy }) => {
    const before = await allIds();
    const come: string[] = [];
    const seen: string[] = [];
    let at: string | null = null;
    for (let page = 0; ; page += 1) {
      const { data, errors } = await graph.ask(
        `query ($at: String) { customers(${limit}: 5, ${cursor}: $at, orderBy: ${orderBy}) {
           nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { at },
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo }: Page = data.customers;
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo[more]) break;
      at = pageInfo[next];
      come.push(...(await addCustomers(['Aaa', 'Mmm', 'Zzz'], page)));
      // Including one that the cursor may be on, or that was already shown.
      if (come.length > 4) await removeCustomer(come.shift() as string);
    }
    const stayed = new Set(before);
    expect(seen.filter((id) => stayed.has(id)).toSorted()).toEqual(before.toSorted());
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of come) await removeCustomer(id);
  },
);

async function allIds(): Promise<string[]> {
  const { rows } = await graph.database.pool.query<{ id: string }>('SELECT id FROM customers');
  return rows.map(({ id }) => id);
}

async function addCustomers(names: readonly string[], page: number): Promise<string[]> {
  const { rows } = await graph.database.pool.query<{ id: string }>(
    `INSERT INTO customers (name, phone)
     SELECT name || ' ' || $2::int, CASE WHEN n > 1 THEN '+9198765' || lpad(($2::int * 10 + n)::text, 5, '0') END
     FROM unnest($1::text[]) WITH ORDINALITY AS new (name, n) RETURNING id`,
    [names, page],
  );
  return rows.map(({ id }) => id);
}

async function removeCustomer(id: string): Promise<void> {
  await graph.database.pool.query('DELETE FROM customers WHERE id = $1', [id]);
}
