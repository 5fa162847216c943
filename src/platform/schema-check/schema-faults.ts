import type { SchemaObject } from './schema-objects.ts';
import { asExpected, type ExpectedObject } from './schema-snapshot.ts';

export interface SchemaFault {
  /** `extra` breaks nothing that runs; all others may. */
  fault: 'missing' | 'different' | 'flawed' | 'extra' | 'orphans';
  /** Such as `column orders.note`. */
  object: string;
  /** A sentence about it. */
  message: string;
}

/** The differences between the database and what this version's migrations make. */
export function schemaFaults(expected: readonly ExpectedObject[], objects: readonly SchemaObject[]): SchemaFault[] {
  const found = new Map(asExpected(objects).map((object) => [keyOf(object), object]));
  const missing = expected.filter((object) => !found.has(keyOf(object)));
  const known = new Set(expected.map(keyOf));
  const extra = [...found.values()].filter((object) => !known.has(keyOf(object)) && object.kind !== 'extension');
  return [
    ...withoutParts(missing).map((object) =>
      describe('missing', object, `is missing; it should be: ${object.definition}`),
    ),
    ...expected.flatMap((object) => {
      const actual = found.get(keyOf(object));
      if (!actual || actual.definition === object.definition) return [];
      return [describe('different', object, `is: ${actual.definition}; it should be: ${object.definition}`)];
    }),
    ...objects.flatMap((object) => (object.flaw ? [describe('flawed', object, object.flaw)] : [])),
    ...withoutParts(extra).map((object) => describe('extra', object, `is not in any migration: ${object.definition}`)),
  ];
}

/** What belongs to a missing table or key is missing with it: reported once. */
function withoutParts(objects: readonly ExpectedObject[]): ExpectedObject[] {
  const tables = new Set(objects.filter(({ kind }) => kind === 'table').map(({ name }) => name));
  const constraints = new Set(
    objects.filter(({ kind }) => kind === 'constraint').map(({ name }) => name.split('.')[1]),
  );
  return objects.filter(({ kind, name, definition }) => {
    if (kind === 'index' && constraints.has(name)) return false;
    const owner = kind === 'index' ? / ON public\.(\w+)/.exec(definition)?.[1] : name.split('.')[0];
    return kind === 'table' || !tables.has(owner ?? '');
  });
}

function describe(fault: SchemaFault['fault'], { kind, name }: ExpectedObject, says: string): SchemaFault {
  return { fault, object: `${kind} ${name}`, message: `${kind} ${name} ${says}` };
}

function keyOf({ kind, name }: ExpectedObject): string {
  return `${kind} ${name}`;
}
