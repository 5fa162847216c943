import { readingOf } from '../request/field-reading.ts';
import { type SelectedField, selectedFields, subSelections } from '../request/selection.ts';
import { sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type JsonValue, within } from './json.ts';
import { relationOf, type SelectedPlace } from './place.ts';
import { seesAllBehind } from './reach.ts';
import { conjunction } from './where.ts';

/**
 * The object at the end of a foreign key if only that key is selected: `subscription { id }`. The constraint guarantees the row,
 * so it is not looked up. Undefined if more is selected, or if the role might not see the row.
 */
export function foreignKeySql(context: CompileContext, place: SelectedPlace): JsonValue | undefined {
  const { edge, from, model, selected, type } = place;
  const relation = relationOf(context, place);
  if (from?.isStored !== true || relation === undefined || edge.where !== undefined || edge.args !== undefined) {
    return undefined;
  }
  const ours = new Map(relation.to.map((name, index) => [name, relation.from[index] as string]));
  const isKey = ({ name }: SelectedField) => {
    const definition = type.getFields()[name];
    const reading = definition === undefined ? undefined : readingOf(definition);
    return name === '__typename' || (reading?.kind === 'column' && ours.has(reading.field));
  };
  const fields = selectedFields(context.source, type, subSelections(selected));
  if (ours.size === 0 || !fields.every(isKey)) return undefined;
  if (!seesAllBehind(context, model, relation)) return undefined;

  const column = (name: string) => from.column(ours.get(name) as string);
  const beside = () => {
    throw new Error(`${type.name} is not joined here, so nothing can be joined beside it.`);
  };
  const object = context.object(type, { model, isStored: true, column, beside }, subSelections(selected));
  const optional = relation.from.filter((name) => !context.datamodel.scalar(from.model, name).required);
  if (optional.length === 0) return object;
  const isThere = conjunction(optional.map((name) => sql`${from.column(name)} IS NOT NULL`));
  return within(object, (text) => sql`CASE WHEN ${isThere} THEN ${text} END`, true);
}
