import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestDatabaseSource } from '../support/global-setup.ts';
import { cloneDatabase, copySettings, databaseUrl, dropDatabases, withServer } from '../support/test-server.ts';
import type { Mechanism } from './mechanism.ts';

/** Templates for test databases, both without one mechanism; `dropAll` removes them. */
export async function cloneWithout(
  source: TestDatabaseSource,
  { drop }: Pick<Mechanism, 'drop'>,
): Promise<{ source: TestDatabaseSource; dropAll: () => Promise<void> }> {
  const { serverUrl } = source;
  const prefix = `${source.prefix}_${randomBytes(3).toString('hex')}`;
  const clone = async (template: string, suffix: string) => {
    const name = `${prefix}_${suffix}`;
    const quoted = pg.escapeIdentifier(name);
    await withServer(serverUrl, async (server) => {
      await cloneDatabase(server, template, name);
      await copySettings(server, template, name);
    });
    await withServer(databaseUrl(serverUrl, name), (client) => client.query(drop));
    await withServer(serverUrl, (server) => server.query(`ALTER DATABASE ${quoted} ALLOW_CONNECTIONS false`));
    return name;
  };
  const template = await clone(source.template, 'template');
  const sampleTemplate = await clone(source.sampleTemplate, 'sample');
  return {
    source: { serverUrl, template, sampleTemplate, prefix },
    dropAll: () => dropDatabases(serverUrl, (name) => name.startsWith(`${prefix}_`)),
  };
}
