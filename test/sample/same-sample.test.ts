import { expect, it, onTestFinished } from 'vitest';
import type { SampleOptions } from '../../src/sample/sample-window.ts';
import { OF_THE_LOAD, tableDigests } from '../support/table-digests.ts';
import { openLoaded } from './open-database.ts';

const SAMPLE: SampleOptions = { customers: 25, months: 1, seed: 11, until: '2026-03-20' };

async function digestsOf(sample: SampleOptions, settings?: Readonly<Record<string, string>>) {
  const database = await openLoaded(sample, settings);
  onTestFinished(database.close);
  return tableDigests(database.pool, OF_THE_LOAD);
}

it('the same options give the same rows, ids included, whatever the time zone and the plans of the session', async () => {
  const digests = await digestsOf(SAMPLE);
  expect(digests.orders).toMatch(/^[0-9a-f]{32}$/);
  const elsewhere = { TimeZone: 'America/New_York', DateStyle: 'German', enable_hashjoin: 'off', enable_sort: 'off' };
  expect(await digestsOf(SAMPLE, elsewhere)).toEqual(digests);
});

it('another seed gives other people, plans, orders and bills out of the same catalogue', async () => {
  const [digests, others] = [await digestsOf(SAMPLE), await digestsOf({ ...SAMPLE, seed: 12 })];
  const filled = Object.keys(digests).filter((table) => digests[table] !== null);
  const equal = filled.filter((table) => digests[table] === others[table]);
  // Tables of numbers may be equal: they depend only on how many documents there are.
  expect(equal.filter((table) => !table.startsWith('document_'))).toEqual(['business_settings']);
});
