import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let admin: UserViewer;
let marketing: UserViewer;
beforeAll(async () => {
  graph = await openTestGraph();
  admin = await graph.viewer('admin@earlybird.example');
  await graph.database.prisma.user.create({
    data: { email: 'm@x.example', name: 'M', role: 'MARKETING', status: 'ACTIVE' },
  });
  marketing = await graph.viewer('m@x.example');
});
afterAll(() => graph.close());

const RENAME = (selection: string) =>
  `mutation ($input: UpdateAreaInput!) { updateArea(input: $input) { area { ${selection} } userErrors { code } } }`;

async function someArea() {
  return graph.database.prisma.area.findFirstOrThrow({ orderBy: { id: 'asc' } });
}

describe('What a mutation selects is judged before it writes', () => {
  it('if it would read too much', async () => {
    const area = await someArea();
    const deep = 'customers(first: 500) { nodes { orders(first: 500) { nodes { items { id } } } } }';
    const { data, errors } = await graph.ask(RENAME(deep), { input: { areaId: area.id, name: 'Renamed' } }, admin);
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'LIMIT_EXCEEDED']);
    expect((await someArea()).name).toBe(area.name);
  });

  it('if the caller may not read it', async () => {
    const create =
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id balance } userErrors { code } } }';
    const input = { name: 'Never', idempotencyKey: randomUUID() };
    const { data, errors } = await graph.ask(create, { input }, marketing);
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'FORBIDDEN']);
    expect(await graph.database.prisma.customer.count({ where: { name: 'Never' } })).toBe(0);
  });

  it('if a cursor in it is none', async () => {
    const area = await someArea();
    const paged = 'customers(first: 1, after: "nothing") { nodes { id } }';
    const { data, errors } = await graph.ask(RENAME(paged), { input: { areaId: area.id, name: 'Renamed' } }, admin);
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'BAD_USER_INPUT']);
    expect((await someArea()).name).toBe(area.name);
  });

  it('of all verbs of a document, whichever comes first', async () => {
    const area = await someArea();
    const both = `mutation ($one: UpdateAreaInput!, $other: UpdateAreaInput!) {
      first: updateArea(input: $one) { area { name } }
      second: updateArea(input: $other) { area { customers(first: 500) { nodes { orders(first: 500) { nodes { items { id } } } } } } }
    }`;
    const variables = { one: { areaId: area.id, name: 'Renamed' }, other: { areaId: area.id, name: 'Again' } };
    const { errors } = await graph.ask(both, variables, admin);
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
    expect((await someArea()).name).toBe(area.name);
  });

  it('and what is in order is answered as before', async () => {
    const area = await someArea();
    const { data } = await graph.ask(RENAME('id name'), { input: { areaId: area.id, name: 'Renamed' } }, admin);
    expect(data.updateArea).toEqual({ area: { id: area.id, name: 'Renamed' }, userErrors: [] });
  });
});
