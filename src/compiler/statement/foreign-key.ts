import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { edgeOf, readingOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { conjunction } from './condition.ts';
import { type JsonValue, within } from './json.ts';
import type { ObjectSql } from './object-renderer.ts';
import { scopeConditions } from './scope.ts';
import type { StartRow, TableRow } from './table-row.ts';

/**
 * The object at the end of a foreign key of which nothing is asked but that key: `subscription { id }`. The constraint says
 * that the row is there, so it is not looked up. Undefined where more is asked, or where not everyone may see the row.
 */
export function referenceSql(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  from: StartRow | undefined,
  row: TableRow,
  selected: SelectedField,
  objectSql: ObjectSql,
): JsonValue | undefined {
  const edge = edgeOf(field);
  if (from === undefined || !from.isStored || !row.isStored) return undefined;
  if (edge === undefined || edge.on !== undefined || edge.where !== undefined || edge.args !== undefined)
    return undefined;
  const relation = context.datamodel.relation(from.model, edge.relation ?? field.name);
  const ours = new Map(relation.to.map((name, index) => [name, relation.from[index] as string]));
  const isKey = ({ name }: SelectedField) => {
    const definition = type.getFields()[name];
    const reading = definition === undefined ? undefined : readingOf(definition);
    return name === '__typename' || (reading?.kind === 'column' && ours.has(reading.field));
  };
  const fields = selectedFields(context.source, type, subSelections(selected));
  if (ours.size === 0 || !fields.every(isKey)) return undefined;
  if (scopeConditions(context, row, relation.relationName).length > 0) return undefined;

  const column = (name: string) => from.column(ours.get(name) as string);
  const beside = () => {
    throw new Error(`${type.name} is not read here, and nothing beside it.`);
  };
  const reference = { model: row.model, isStored: true, column, beside };
  const object = objectSql(context, type, reference, subSelections(selected));
  const optional = relation.from.filter((name) => !context.datamodel.scalar(from.model, name).required);
  if (optional.length === 0) return object;
  const isThere = conjunction(optional.map((name) => sql`${from.column(name)} IS NOT NULL`));
  return within(object, (text) => sql`CASE WHEN ${isThere} THEN ${text} END`, true);
}
