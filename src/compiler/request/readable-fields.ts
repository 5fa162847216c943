import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import type { Datamodel } from '../datamodel.ts';
import type { FieldRules } from '../field-rules.ts';
import type { Scope } from '../scope-rule.ts';
import { modelOf } from './field-reading.ts';

type Field = GraphQLField<unknown, unknown>;

/** The field rules of one schema. Fields are known by what they are and not by name, so that a field of anything else is refused. */
export class ReadableFields {
  readonly #byRole: ReadonlyMap<string, ReadonlySet<Field>>;
  readonly #coordinates = new WeakMap<Field, string>();

  constructor(schema: GraphQLSchema, datamodel: Datamodel, scopes: readonly Scope[], rules: FieldRules) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) this.#coordinates.set(field, `${type.name}.${field.name}`);
    }
    const unseenBy = (role: string): readonly Field[] =>
      Object.values(schema.getTypeMap()).flatMap((type) => {
        const model = isObjectType(type) ? modelOf(type, datamodel) : undefined;
        if (!isObjectType(type) || model === undefined || model.table === null) return [];
        const rule = scopes.find((scope) => scope.model === model.name)?.rules[role] ?? 'none';
        return rule === 'none' ? Object.values(type.getFields()) : [];
      });
    this.#byRole = new Map(
      Object.entries(rules).map(([role, types]) => {
        const listed = Object.entries(types).flatMap(([type, names]) =>
          names.map((name) => fieldOf(schema, type, name)),
        );
        return [role, new Set([...listed, ...unseenBy(role)])];
      }),
    );
  }

  /** Refuses a field that this role may not read, wherever it stands: selected, or in a filter, ordering, figure or group. */
  require(role: string, field: Field): void {
    const readable = this.#byRole.get(role);
    if (readable === undefined || readable.has(field)) return;
    throw new RequestError('FORBIDDEN', `${role} may not read ${this.#coordinates.get(field) ?? field.name}.`);
  }
}

function fieldOf(schema: GraphQLSchema, typeName: string, name: string): Field {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`A field rule names ${typeName}.${name}, which does not exist.`);
  return field;
}
