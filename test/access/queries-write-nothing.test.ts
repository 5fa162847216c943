import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { EXAMPLES_FOLDER } from '../../src/http/ide/example-operations.ts';
import { tableDigests } from '../support/table-digests.ts';
import { type Answer, openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let customer: UserViewer;
let areaId: string;
beforeAll(async () => {
  graph = await openTestGraph();
  customer = await graph.viewer('customer@earlybird.example');
  areaId = (await graph.database.prisma.area.findFirstOrThrow()).id;
});
afterAll(() => graph?.close());

const digests = () => tableDigests(graph.database.pool);

/** The variables of each ready document and, if not the administrator, who sends it. */
const asked = (): Readonly<Record<string, { variables: Readonly<Record<string, unknown>>; as?: UserViewer }>> => ({
  'analyst-month': { variables: { area: areaId, from: '2026-03-01', to: '2026-04-01' } },
  'analyst-recovery': { variables: { from: '2026-01-01', to: '2026-04-01' } },
  'customer-prices': { variables: { id: customer.customerId } },
  'delivery-run': { variables: { date: '2026-03-31' } },
  'finalized-invoices': { variables: {} },
  'find-customers': { variables: { name: 'a' } },
  'frontend-customer-ledger': { variables: { id: customer.customerId, orders: 20 } },
  'frontend-my-account': { variables: { from: '2026-03-31' }, as: customer },
  'orders-of-a-day': { variables: { date: '2026-03-31' } },
});

async function documents(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(EXAMPLES_FOLDER)).filter((name) => name.endsWith('.graphql'));
  const texts = await Promise.all(names.map((name) => readFile(path.join(EXAMPLES_FOLDER, name), 'utf8')));
  return new Map(names.map((name, at) => [path.basename(name, '.graphql'), texts[at] as string]));
}

const isQuery = (text: string) => getOperationAST(parse(text))?.operation === 'query';

async function ask(name: string, text: string): Promise<Answer> {
  const { variables, as } = asked()[name] ?? { variables: {} };
  const answer = await graph.ask(text, variables, as);
  expect(answer.errors, name).toBeUndefined();
  return answer;
}

describe('Every ready query', () => {
  it('leaves every row of every table as it was', async () => {
    const before = await digests();
    expect(Object.values(before).filter((digest) => digest !== null).length).toBeGreaterThan(20);
    const queries = [...(await documents())].filter(([, text]) => isQuery(text));
    expect(queries.map(([name]) => name).sort()).toEqual(Object.keys(asked()).sort());
    for (const [name, text] of queries) {
      await ask(name, text);
      expect(await digests(), name).toEqual(before);
    }
  });

  it('and a billing preview, with its lines', async () => {
    const before = await digests();
    await ask(
      'preview',
      '{ billingPreview(period: "2026-03", first: 500) { totalCount nodes { total lines { amount } } } }',
    );
    expect(await digests()).toEqual(before);
  });

  it('would be found out if it wrote, as a mutation is', async () => {
    const before = await digests();
    const text = (await documents()).get('create-customer') as string;
    const { data } = await graph.ask(text, {
      input: { name: 'Asha Rao', idempotencyKey: '0197c6b2-9c1d-7c5e-8a3a-6f4d2b1e0c9a' },
    });
    expect(data.createCustomer.userErrors).toEqual([]);
    const after = await digests();
    const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
    expect(changed.sort()).toEqual(expect.arrayContaining(['audit_events', 'customers', 'idempotency_keys', 'users']));
  });
});
