import pg from 'pg';
import { expect, it } from 'vitest';
import { createSampleDatabase } from '../support/test-database.ts';
import { openTestGraph } from '../support/test-graph.ts';

const QUERY = `query ($id: ID!) { customer(id: $id) {
  balance
  subscriptions { nodes { startDate terms { effectiveFrom weekdays quantity } } }
  orders(first: 20, orderBy: [{ field: DELIVERY_DATE, direction: DESC }]) {
    pageInfo { endCursor }
    groupBy(keys: [{ field: DELIVERY_DATE, bucket: MONTH }]) { key { deliveryDate } aggregate { avg { total } } }
    nodes { deliveryDate total delivery { occurredAt } invoiceLines { amount invoice { period issuedAt dueDate } } }
  }
} }`;

it('A database whose own settings write dates and numbers otherwise gives the same answers', async () => {
  const graph = await openTestGraph({
    create: async () => {
      const database = await createSampleDatabase();
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const name = client.escapeIdentifier(new URL(database.url).pathname.slice(1));
      await client.query(`ALTER DATABASE ${name} SET datestyle = 'German, DMY'`);
      await client.query(`ALTER DATABASE ${name} SET timezone = 'Asia/Kolkata'`);
      await client.query(`ALTER DATABASE ${name} SET extra_float_digits = -10`);
      await client.query(`ALTER DATABASE ${name} SET bytea_output = 'escape'`);
      await client.end();
      return database;
    },
  });
  const usual = await openTestGraph();
  try {
    const id = (await usual.viewer('customer@earlybird.example')).customerId;
    const [expected, answer] = [await usual.ask(QUERY, { id }), await graph.ask(QUERY, { id })];
    expect(expected.data.customer.orders.nodes).toHaveLength(20);
    expect(expected.data.customer.orders.nodes[0].deliveryDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    // Each graph seals cursors with its own key.
    delete expected.data.customer.orders.pageInfo;
    expect(answer.data.customer.orders.pageInfo.endCursor).toMatch(/^[\w-]+$/);
    delete answer.data.customer.orders.pageInfo;
    expect(answer.data).toEqual(expected.data);
  } finally {
    await Promise.all([graph.close(), usual.close()]);
  }
});
