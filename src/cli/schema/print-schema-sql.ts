import path from 'node:path';
import { diffFromEmpty, readSchemaFolder } from '../../platform/migrations/migration-diff.ts';

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../../prisma');

process.stdout.write(await diffFromEmpty(await readSchemaFolder(folder)));
