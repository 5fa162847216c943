import type { Model, ModelField } from './datamodel.ts';

interface DerivedModelOptions {
  /** Fields that identify its rows and make orderings total. */
  readonly key: readonly string[];
  /** PostgreSQL types of the query's columns, by field name; `?` after a nullable type, `[]` after a list type. */
  readonly columns: Readonly<Record<string, string>>;
  /** To-one relations to Prisma models: ours, theirs. */
  readonly relations?: Readonly<
    Record<string, { readonly model: string; readonly on: Readonly<Record<string, string>> }>
  >;
}

/** A model without a table: its rows come from the queries of the edges that lead to it (`rows` of an edge). */
export function derivedModel(name: string, { key, columns, relations = {} }: DerivedModelOptions): Model {
  const fields: ModelField[] = Object.entries(columns).map(([field, type]) => ({
    name: field,
    kind: 'scalar',
    type: 'String',
    list: type.endsWith('[]'),
    required: !type.endsWith('?'),
    column: columnOf(field),
    nativeType: null,
    sqlType: type.replace(/(\?|\[\])$/, ''),
  }));
  for (const [relation, { model, on }] of Object.entries(relations)) {
    fields.push({
      name: relation,
      kind: 'object',
      type: model,
      list: false,
      required: Object.keys(on).every((field) => !columns[field]?.endsWith('?')),
      relationName: `${name}.${relation}`,
      from: Object.keys(on),
      to: Object.values(on),
    });
  }
  return {
    name,
    table: null,
    primaryKey: key,
    uniqueFields: key.length === 1 ? key : [],
    fields: new Map(fields.map((field) => [field.name, field])),
  };
}

const columnOf = (field: string): string => field.replaceAll(/([A-Z])/g, '_$1').toLowerCase();
