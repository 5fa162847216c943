import { readFileSync } from 'node:fs';

/** A column of a model, or a relation to another one, as `prisma/generator/datamodel-generator.mjs` writes it. */
export type ModelField = ScalarModelField | RelationModelField;

export interface ScalarModelField {
  readonly name: string;
  readonly kind: 'scalar' | 'enum';
  /** Prisma's scalar, or the name of an enum. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly column: string;
  readonly nativeType: string | null;
  /** For a derived model's column, which no Prisma type describes. */
  readonly sqlType?: string;
}

export interface RelationModelField {
  readonly name: string;
  readonly kind: 'object';
  /** The model at the other end. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly relationName: string;
  /** The foreign key's fields on this model and what they name on the other; empty on the side without the key. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface Model {
  readonly name: string;
  /** Null if its rows come from a query. */
  readonly table: string | null;
  readonly primaryKey: readonly string[];
  readonly uniqueFields: readonly string[];
  readonly fields: ReadonlyMap<string, ModelField>;
}

interface DatamodelJson {
  readonly models: readonly (Omit<Model, 'fields'> & { readonly fields: readonly ModelField[] })[];
  readonly enums: readonly { readonly name: string; readonly sqlType: string; readonly values: readonly string[] }[];
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Decimal: 'numeric',
  DateTime: 'timestamptz',
  String: 'text',
  Json: 'jsonb',
};
const NATIVE_SQL_TYPES: Readonly<Record<string, string>> = { Uuid: 'uuid', Date: 'date', SmallInt: 'smallint' };

/** Tables, columns, keys and relations, by their names in the Prisma models. */
export class Datamodel {
  readonly #models: ReadonlyMap<string, Model>;
  readonly #enumSqlTypes: ReadonlyMap<string, string>;

  constructor(json: DatamodelJson) {
    this.#models = new Map(
      json.models.map((model) => [
        model.name,
        { ...model, fields: new Map(model.fields.map((field) => [field.name, field])) },
      ]),
    );
    this.#enumSqlTypes = new Map(json.enums.map((type) => [type.name, type.sqlType]));
  }

  static load(file: URL = new URL('../generated/datamodel.json', import.meta.url)): Datamodel {
    return new Datamodel(JSON.parse(readFileSync(file, 'utf8')) as DatamodelJson);
  }

  hasModel(name: string): boolean {
    return this.#models.has(name);
  }

  model(name: string): Model {
    const model = this.#models.get(name);
    if (model === undefined) throw new Error(`The datamodel has no model ${name}.`);
    return model;
  }

  scalar(model: Model, name: string): ScalarModelField {
    const field = model.fields.get(name);
    if (field === undefined || field.kind === 'object') throw new Error(`${model.name} has no column field ${name}.`);
    return field;
  }

  relation(model: Model, name: string): RelationModelField {
    const field = model.fields.get(name);
    if (field?.kind !== 'object') throw new Error(`${model.name} has no relation ${name}.`);
    return field;
  }

  /** The PostgreSQL type of a column, as in a cast; for a list, that of its elements. */
  sqlType(field: ScalarModelField): string {
    if (field.sqlType !== undefined) return field.sqlType;
    if (field.kind === 'enum') return this.#enumSqlTypes.get(field.type) ?? 'text';
    return NATIVE_SQL_TYPES[field.nativeType ?? ''] ?? SQL_TYPES[field.type] ?? 'text';
  }

  /** The PostgreSQL type of an enum of the models; undefined for any other enum. */
  enumSqlType(name: string): string | undefined {
    return this.#enumSqlTypes.get(name);
  }

  /** Pairs of fields that a relation joins: ours, theirs. */
  relationPairs(model: Model, relation: RelationModelField): readonly (readonly [string, string])[] {
    if (relation.from.length > 0) return relation.from.map((name, index) => [name, relation.to[index] as string]);
    const other = [...this.model(relation.type).fields.values()].find(
      (field): field is RelationModelField =>
        field.kind === 'object' && field.relationName === relation.relationName && field.from.length > 0,
    );
    if (other === undefined) throw new Error(`${model.name}.${relation.name} has no foreign key on either side.`);
    return other.to.map((name, index) => [name, other.from[index] as string]);
  }
}
