import type pg from 'pg';
import { type SchemaFault, schemaFaults } from './schema-faults.ts';
import { readSchemaObjects } from './schema-objects.ts';
import { findOrphans } from './schema-orphans.ts';
import { readSnapshot } from './schema-snapshot.ts';

/** Everything in which the database is not what this version's migrations and keys promise; empty where it is. */
export async function verifySchema(pool: pg.Pool): Promise<SchemaFault[]> {
  const [expected, objects] = await Promise.all([readSnapshot(), readSchemaObjects(pool)]);
  return [...schemaFaults(expected, objects), ...(await findOrphans(pool, expected, objects))];
}

/** The part that reads no table, without what is merely too much: what must not be so for this version to serve. */
export async function verifyForServing(pool: pg.Pool): Promise<SchemaFault[]> {
  const [expected, objects] = await Promise.all([readSnapshot(), readSchemaObjects(pool)]);
  return schemaFaults(expected, objects).filter(({ fault }) => fault !== 'extra');
}
