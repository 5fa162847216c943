import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import type { Datamodel } from '../datamodel.ts';
import type { FieldRuleSets, FieldRules } from '../field-rules.ts';
import type { Scope } from '../scope-rule.ts';
import { modelOf } from './field-reading.ts';

type Field = GraphQLField<unknown, unknown>;

/** The field rules of one schema. Fields are compared by identity, not by name, so that any other field is refused. */
export class ReadableFields {
  readonly #readable: ReadonlyMap<string, ReadonlySet<Field>>;
  readonly #hidden: ReadonlyMap<string, ReadonlySet<Field>>;
  readonly #coordinates = new WeakMap<Field, string>();

  constructor(
    schema: GraphQLSchema,
    datamodel: Datamodel,
    scopes: readonly Scope[],
    { readable, hidden }: FieldRuleSets,
  ) {
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
    this.#readable = new Map(
      Object.keys(readable).map((role) => [role, new Set([...listed(schema, readable, role), ...unseenBy(role)])]),
    );
    this.#hidden = new Map(Object.keys(hidden).map((role) => [role, new Set(listed(schema, hidden, role))]));
  }

  /** Refuses a field that this role may not read, wherever it is used: selected, or in a filter, ordering, figure or group. */
  require(role: string, field: Field): void {
    const isReadable = this.#readable.get(role)?.has(field) ?? true;
    if (isReadable && !this.#hidden.get(role)?.has(field)) return;
    throw new RequestError('FORBIDDEN', `${role} may not read ${this.#coordinates.get(field) ?? field.name}.`);
  }
}

const listed = (schema: GraphQLSchema, rules: FieldRules, role: string): readonly Field[] =>
  Object.entries(rules[role] ?? {}).flatMap(([type, names]) => names.map((name) => fieldOf(schema, type, name)));

function fieldOf(schema: GraphQLSchema, typeName: string, name: string): Field {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`A field rule names ${typeName}.${name}, which does not exist.`);
  return field;
}
