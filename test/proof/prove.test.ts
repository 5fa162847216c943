import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { startScript } from '../support/run-script.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { readMechanisms } from './mechanism.ts';

const APPEND_ONLY = 'test/invariants/append-only.test.ts';

const proveInvariants = (...parameters: string[]) =>
  startScript('test/proof/prove-invariants.ts', parameters, { TEST_DATABASE_URL: inject('testDatabases').serverUrl })
    .finished;

it('a mechanism that the tests know is missed when it is gone, one that they do not know survives', async () => {
  const only = '^audit_events\\.audit_events_(append_only|actor_check)$';
  const { exitCode, stdout } = await proveInvariants('--only', only, '--tests', APPEND_ONLY, '--bail', '--json');
  const { verdicts, survivors } = JSON.parse(stdout);
  expect(verdicts).toMatchObject([
    { kind: 'trigger', name: 'audit_events.audit_events_append_only', failing: 1 },
    { kind: 'check', name: 'audit_events.audit_events_actor_check', failing: 0, first: null },
  ]);
  expect(verdicts[0].first).toMatch(/^test\/invariants\/append-only\.test\.ts: 'audit_events' > refuses another value/);
  expect(survivors).toEqual(['audit_events.audit_events_actor_check']);
  expect(exitCode).toBe(1);
}, 900_000);

it('what is unique can be dropped alone, or takes the keys along that it names', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const mechanisms = await readMechanisms(client);
    const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort();
    for (const { name, drop, with: keys } of mechanisms.filter(({ kind }) => kind === 'unique')) {
      await client.query(`BEGIN; ${drop}`);
      const left = namesOf(await readMechanisms(client));
      await client.query('ROLLBACK');
      const gone = namesOf(mechanisms).filter((other) => !left.includes(other));
      expect(gone.map((other) => other.split('.')[1])).toEqual([name.split('.')[1], ...keys].sort());
    }
    expect(mechanisms).toContainEqual(
      expect.objectContaining({ name: 'users.users_id_customer_id_key', with: ['customers_user_id_id_fkey'] }),
    );
  } finally {
    await client.end();
    await database.drop();
  }
});
