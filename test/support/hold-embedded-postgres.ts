import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';

// A process that uses the embedded PostgreSQL of a folder until it is killed, for tests of owners that die.
const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] as string });
process.stdout.write(`${JSON.stringify({ url: postgres.url, startedHere: postgres.startedHere })}\n`);
await sleep(600_000);
