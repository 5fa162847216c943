import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaObject } from './schema-objects.ts';

/** The schema that this version's migrations make, one object per line; `npm run db:snapshot` writes it. */
export const SNAPSHOT_FILE = path.join(import.meta.dirname, '../../../prisma/schema-snapshot.txt');

export type ExpectedObject = Omit<SchemaObject, 'flaw'>;

/** What belongs to one database instead of the schema, or depends on how a database was created. */
const NOT_OF_THE_SCHEMA = new Set(['setting', 'column order', 'event trigger']);
/** Kinds whose definitions are programs: a digest shows whether they are equal; the migration has the text. */
const DIGESTED = new Set(['function', 'procedure', 'view', 'materialized view']);

/** The objects in the snapshot's form: sorted, one per line. */
export function asExpected(objects: readonly SchemaObject[]): ExpectedObject[] {
  return objects
    .filter(({ kind }) => !NOT_OF_THE_SCHEMA.has(kind))
    .map(({ kind, name, definition }) => ({ kind, name, definition: shorten(kind, definition) }))
    .sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
}

export function formatSnapshot(objects: readonly ExpectedObject[]): string {
  return objects.map(({ kind, name, definition }) => `${kind}\t${name}\t${definition}\n`).join('');
}

export async function readSnapshot(file = SNAPSHOT_FILE): Promise<ExpectedObject[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [kind = '', name = '', definition = ''] = line.split('\t');
    return { kind, name, definition };
  });
}

function shorten(kind: string, definition: string): string {
  if (DIGESTED.has(kind)) return `sha256 ${createHash('sha256').update(definition).digest('hex').slice(0, 32)}`;
  return definition.replace(/\s+/g, ' ');
}

/** By code point, whatever the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
