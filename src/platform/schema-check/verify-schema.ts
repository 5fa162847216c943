import type pg from 'pg';
import { type SchemaFault, schemaFaults } from './schema-faults.ts';
import { readSchemaObjects } from './schema-objects.ts';
import { findOrphans } from './schema-orphans.ts';
import { readSnapshot } from './schema-snapshot.ts';

/** Every difference between the database and what this version's migrations and keys promise; empty if there is none. */
export async function verifySchema(pool: pg.Pool): Promise<SchemaFault[]> {
  const [expected, objects] = await Promise.all([readSnapshot(), readSchemaObjects(pool)]);
  return [...schemaFaults(expected, objects), ...(await findOrphans(pool, expected, objects))];
}

/** The part that reads no table, without `extra` objects: the faults with which this version must not serve. */
export async function verifyForServing(pool: pg.Pool): Promise<SchemaFault[]> {
  const [expected, objects] = await Promise.all([readSnapshot(), readSchemaObjects(pool)]);
  return schemaFaults(expected, objects).filter(({ fault }) => fault !== 'extra');
}
