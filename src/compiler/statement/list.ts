import { type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { join } from 'sql-template-tag';
import { readArguments } from '../request/argument.ts';
import { typedArguments } from '../request/field-arguments.ts';
import { edgeOf, modelOf } from '../request/field-reading.ts';
import { type SelectedField, subSelections } from '../request/selection.ts';
import { type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { whereSql } from './condition.ts';
import { edgeConditions, edgeRows } from './edge-conditions.ts';
import { textOf } from './json.ts';
import { summed } from './list-sum.ts';
import type { ObjectSql } from './object-renderer.ts';
import { orderBySql } from './order.ts';
import { scopeConditions } from './scope.ts';
import { sortKeysOf } from './sort-keys.ts';
import type { StartRow } from './table-row.ts';
import { lookupConditions } from './unique-key.ts';

/** Rows that an unpaged list is reckoned to hold: the items of an order, the addresses of a customer. */
const SHORT_LIST = () => 5;

interface ListOptions {
  /** Columns of the rows that are summed: given beside the object, under `summed`. */
  readonly sums?: readonly string[];
  /** Where the objects are wanted; NULL elsewhere. */
  readonly when?: SqlFragment;
}

/** The rows of a plain list in its order, each as the text of its object, `node`. */
export function listRows(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow | undefined,
  selected: SelectedField,
  objectSql: ObjectSql,
  { sums = [], when }: ListOptions = {},
): SqlFragment {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const model = modelOf(type, context.datamodel);
  if (model === undefined) throw new Error(`${type.name} has no rows.`);
  const edge = edgeOf(field);
  const args = readArguments(field.args, selected.nodes[0]?.arguments, context.source.variables);
  const own = typedArguments(context, field, args);
  const row = edgeRows(context, field, model, from, own)();
  const { conditions, arrivedBy } = edgeConditions(context, field, from, row, own);
  const where = [
    ...conditions,
    ...lookupConditions(context, model, row, edge?.by ?? [], args, field),
    ...scopeConditions(context, row, arrivedBy),
  ];
  const object = textOf(context.cost.rows(SHORT_LIST, () => objectSql(context, type, row, subSelections(selected))));
  const columns = [
    sql`${when === undefined ? object : sql`CASE WHEN ${when} THEN ${object} END`} AS node`,
    ...sums.map((of) => sql`${row.column(of)} AS ${summed(of)}`),
  ];
  const keys = sortKeysOf(context, type, row, edge?.order);
  return sql`SELECT ${join(columns)} FROM ${row.from()}${whereSql(where)} ORDER BY ${orderBySql(keys, false)}`;
}
