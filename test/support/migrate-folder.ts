import { migrateUp } from '../../src/platform/migrations/migration-up.ts';

// Migrates in a process of its own, which a test may kill; each activity is a line of output.
const [url, folder] = process.argv.slice(2) as [string, string];
await migrateUp(url, { folder, onProgress: (activity) => process.stdout.write(`${activity}\n`) });
