import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { fieldValue } from '../computed-values.ts';
import { ROW_TYPES, rowType } from '../row-types.ts';
import { serialise } from '../serialise.ts';
import type { World } from '../world.ts';
import type { Leaf } from './operation-plan.ts';

const MOST = 60;

/** The values in the data, as a caller would write them, so that filters and look-ups match rows. */
export class ValuePool {
  readonly #world: World;
  readonly #schema: GraphQLSchema;
  readonly #byField = new Map<string, readonly Leaf[]>();

  constructor(schema: GraphQLSchema, world: World) {
    this.#schema = schema;
    this.#world = world;
  }

  ofField(type: GraphQLObjectType, fieldName: string): readonly Leaf[] {
    const name = `${type.name}.${fieldName}`;
    let values = this.#byField.get(name);
    if (values === undefined) {
      values = this.#read(type, fieldName);
      this.#byField.set(name, values);
    }
    return values;
  }

  idsOf(typeName: string): readonly Leaf[] {
    return this.ofField(this.#schema.getType(typeName) as GraphQLObjectType, 'id');
  }

  /** Values of every field that this scalar shows. */
  ofScalar(scalar: string): readonly Leaf[] {
    const values = Object.keys(ROW_TYPES).flatMap((name) => {
      const type = this.#schema.getType(name);
      if (!isObjectType(type)) return [];
      const fields = Object.values(type.getFields()).filter((field) => getNamedType(field.type).name === scalar);
      return fields.flatMap((field) => this.ofField(type, field.name));
    });
    return thinned([...new Set(values)]);
  }

  #read(type: GraphQLObjectType, fieldName: string): readonly Leaf[] {
    const field = type.getFields()[fieldName];
    if (
      field === undefined ||
      field.args.length > 0 ||
      !isLeafType(getNamedType(field.type)) ||
      !(type.name in ROW_TYPES)
    )
      return [];
    const rows = this.#world.all(rowType(type.name).table);
    const values = rows.map((row) =>
      serialise(getNamedType(field.type).name, fieldValue(type.name, fieldName, row, this.#world)),
    );
    return thinned([...new Set(values.filter((value): value is Leaf => value !== null && typeof value !== 'object'))]);
  }
}

/** Evenly spaced, so that small, medium and large values remain, the same in every run. */
function thinned(values: readonly Leaf[]): readonly Leaf[] {
  const sorted = [...values].sort((one, other) => (one < other ? -1 : 1));
  if (sorted.length <= MOST) return sorted;
  return Array.from({ length: MOST }, (_, at) => sorted[Math.floor((at * sorted.length) / MOST)] as Leaf);
}
