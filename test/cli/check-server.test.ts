import { expect, test } from 'vitest';
import { checkServer } from '../../src/cli/shared/check-server.ts';
import { emptyDatabase } from '../support/empty-database.ts';

test.each([
  [
    'postgresql://user:hunter2@127.0.0.1:1/db',
    'the database at 127.0.0.1:1 cannot be used: nothing is listening there',
  ],
  ['postgresql://user:hunter2@nowhere.invalid/db', 'the database at nowhere.invalid:5432 cannot be used'],
  ['postgresql:///db?host=/nowhere', 'the database at /nowhere:5432 cannot be used: there is no such socket'],
])('%s is refused with host and port, without the password', async (url, complaint) => {
  const failure = await checkServer('DATABASE_URL', url).catch((error: Error) => error);
  expect(failure).toMatchObject({ message: expect.stringContaining(`DATABASE_URL: ${complaint}`) });
  expect(JSON.stringify(failure)).not.toContain('hunter2');
});

test('a wrong password and a missing database are distinguished', async () => {
  const { url } = await emptyDatabase();
  await expect(checkServer('DATABASE_URL', url)).resolves.toBeUndefined();
  const wrongPassword = new URL(url);
  wrongPassword.password = 'hunter2';
  await expect(checkServer('DATABASE_URL', wrongPassword.href)).rejects.toThrow(
    /it rejects user "\w+" or the password$/,
  );
  await expect(checkServer('DATABASE_URL', `${url}_missing`)).rejects.toThrow(/it has no database "\w+_missing"$/);
});
