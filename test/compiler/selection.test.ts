import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let customerId: string;
beforeAll(async () => {
  graph = await openTestGraph();
  customerId = (await graph.viewer('customer@earlybird.example')).customerId as string;
});
afterAll(() => graph.close());

describe('A selection', () => {
  it('may ask one edge twice under two names, each with its own arguments', async () => {
    const { data } = await graph.ask(
      `query ($id: ID!) { customer(id: $id) {
         first: orders(first: 1, orderBy: [{ field: DELIVERY_DATE, direction: ASC }]) { nodes { deliveryDate } }
         last: orders(first: 1, orderBy: [{ field: DELIVERY_DATE, direction: DESC }]) { nodes { deliveryDate } }
       } }`,
      { id: customerId },
    );
    const { first, last } = data.customer;
    expect(first.nodes[0].deliveryDate < last.nodes[0].deliveryDate).toBe(true);
  });

  it('merges fields that several fragments ask for, in the order in which they come', async () => {
    const { data, text } = await graph.ask(
      `query ($id: ID!) { customer(id: $id) { ...Names user { role } ... on Customer { user { email } } ... { status } } }
       fragment Names on Customer { name ...Deep } fragment Deep on Customer { user { id } id }`,
      { id: customerId },
    );
    expect(Object.keys(data.customer)).toEqual(['name', 'user', 'id', 'status']);
    expect(Object.keys(data.customer.user)).toEqual(['id', 'role', 'email']);
    expect(text).not.toContain('errors');
  });

  it('includes and skips what its variables say', async () => {
    const query = `query ($id: ID!, $yes: Boolean!, $no: Boolean! = false) { customer(id: $id) {
      id name @include(if: $yes) phone @skip(if: $yes) ... @include(if: $no) { status } } }`;
    const keys = async (yes: boolean) => Object.keys((await graph.ask(query, { id: customerId, yes })).data.customer);
    expect(await keys(true)).toEqual(['id', 'name']);
    expect(await keys(false)).toEqual(['id', 'phone']);
  });

  it('names every type that it is asked for', async () => {
    const { data } = await graph.ask(
      `query ($id: ID!) { __typename customer(id: $id) { __typename orders(first: 1) {
         __typename pageInfo { __typename } edges { __typename node { __typename address { __typename } } } } } }`,
      { id: customerId },
    );
    expect(data).toEqual({
      __typename: 'Query',
      customer: {
        __typename: 'Customer',
        orders: {
          __typename: 'OrderConnection',
          pageInfo: { __typename: 'PageInfo' },
          edges: [
            { __typename: 'OrderEdge', node: { __typename: 'Order', address: { __typename: 'AddressSnapshot' } } },
          ],
        },
      },
    });
  });

  it('applies a fragment on an interface', async () => {
    const { data } = await graph.ask('query ($id: ID!) { customer(id: $id) { ... on Node { id } } }', {
      id: customerId,
    });
    expect(data).toEqual({ customer: { id: customerId } });
  });

  it('of several root fields is still one statement', async () => {
    const statements = await recordStatements(() =>
      graph.ask('{ customers(first: 1) { nodes { id } } products { totalCount } areas { name } }'),
    );
    expect(statements).toHaveLength(1);
  });

  it('may hold more fields than a PostgreSQL function takes arguments', async () => {
    const aliases = Array.from({ length: 60 }, (_, index) => `n${index}: name`);
    const { data, errors } = await graph.ask(
      `query ($id: ID!) { customer(id: $id) { ${aliases.join(' ')} user { id } } }`,
      {
        id: customerId,
      },
    );
    expect(errors).toBeUndefined();
    expect(Object.keys(data.customer)).toEqual([...aliases.keys()].map((index) => `n${index}`).concat('user'));
    expect(new Set(aliases.map((_, index) => data.customer[`n${index}`])).size).toBe(1);
  });

  it('takes names of any length, also where PostgreSQL would cut them off', async () => {
    const long = 'a'.repeat(70);
    const { errors, data } = await graph.ask(`{
      customers(first: 2) {
        ${long}1: nodes { id } ${long}2: nodes { name }
        ${long}3: edges { ${long}1: node { id } ${long}2: node { name } }
        groupBy(keys: [{ field: STATUS }]) { ${long}1: aggregate { count } ${long}2: aggregate { sum { balance } } }
      }
    }`);
    expect(errors).toBeUndefined();
    const { customers } = data;
    const [ids, names] = [customers[`${long}1`], customers[`${long}2`]];
    expect(Object.keys(ids[0])).toEqual(['id']);
    expect(customers[`${long}3`]).toEqual(
      ids.map((node: object, index: number) => ({ [`${long}1`]: node, [`${long}2`]: names[index] })),
    );
    expect(Object.keys(customers.groupBy[0][`${long}1`])).toEqual(['count']);
    expect(Object.keys(customers.groupBy[0][`${long}2`])).toEqual(['sum']);
  });

  it('keeps apart what only its names put together would confuse', async () => {
    const { errors, data } = await graph.ask(
      '{ customers(first: 1) { a_b: edges { c: node { id } } a: edges { b_c: node { name } } } }',
    );
    expect(errors).toBeUndefined();
    expect(Object.keys(data.customers.a_b[0].c)).toEqual(['id']);
    expect(Object.keys(data.customers.a[0].b_c)).toEqual(['name']);
  });

  it('may be next to introspection, which graphql-js answers', async () => {
    const { data, errors } = await graph.ask(
      `query ($id: ID!) { __schema { queryType { name } } one: customer(id: $id) { n: name orders(first: 2) { nodes { id } } } two: customer(id: $id) { i: id } }`,
      { id: customerId },
    );
    expect(errors).toBeUndefined();
    expect(data.__schema.queryType.name).toBe('Query');
    expect(data.two).toEqual({ i: customerId });
    expect(data.one.orders.nodes).toHaveLength(2);
  });

  it('gives the same answer parsed and passed through', async () => {
    const selection = `customer(id: $id) { id createdAt balance user { id email lastLoginAt }
      subscriptions { nodes { id weekdays quantity unitPrice terms { effectiveFrom } pauses { fromDate } } }
      invoices { edges { cursor node { id period total dueDate paymentStatus } } pageInfo { hasNextPage endCursor } }
      again: orders(last: 3) { nodes { id total address { line1 latitude } } } }`;
    const passed = await graph.ask(`query ($id: ID!) { ${selection} }`, { id: customerId });
    const parsed = await graph.ask(`query ($id: ID!) { __schema { __typename } ${selection} }`, { id: customerId });
    expect(parsed.errors).toBeUndefined();
    expect(parsed.data.customer).toEqual(passed.data.customer);
  });
});

describe('A variable that is called as something that every object of JavaScript has', () => {
  it.each(['constructor', 'toString', 'valueOf', '__proto__'])(
    '($%s) is omitted if no value is given',
    async (name) => {
      const plain = await graph.ask('{ customers { nodes { id } totalCount } }');
      const { errors, data } = await graph.ask(
        `query ($${name}: Int) { customers(first: $${name}) { nodes { id } totalCount } }`,
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual(plain.data);
      const filtered = await graph.ask(
        `query ($${name}: CustomerFilter) { customers(filter: $${name}) { nodes { id } totalCount } }`,
      );
      expect(filtered.data).toEqual(plain.data);
    },
  );

  it('is used if it is given', async () => {
    const { data } = await graph.ask('query ($constructor: Int) { customers(first: $constructor) { nodes { id } } }', {
      constructor: 1,
    });
    expect(data.customers.nodes).toHaveLength(1);
  });
});

describe('A document that is asked again', () => {
  it('runs the same statement, with other values', async () => {
    const query = 'query ($id: ID!, $n: Int) { customer(id: $id) { orders(first: $n) { nodes { id } } } }';
    const others = await graph.database.prisma.customer.findMany({ take: 2, select: { id: true } });
    const statements = await recordStatements(async () => {
      for (const { id } of others) await graph.ask(query, { id, n: 3 });
      await graph.ask(query, { id: customerId, n: 4 });
    });
    expect(new Set(statements.map((statement) => statement.text)).size).toBe(1);
    expect(new Set(statements.map((statement) => JSON.stringify(statement.values))).size).toBe(3);
  });
});
