import type { GraphQLField } from 'graphql';
import type { Args } from '../annotation.ts';
import type { Model } from '../datamodel.ts';
import { noArguments } from '../request/field-arguments.ts';
import { edgeOf } from '../request/field-reading.ts';
import { type Row, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { conjunction } from './condition.ts';
import { relationConditions, scopeConditions } from './scope.ts';
import { columnsOf, type StartRow, type TableRow } from './table-row.ts';

export interface EdgeConditions {
  readonly conditions: readonly SqlFragment[];
  /** The relation by which the edge goes, if it goes by one: see `scopeConditions`. */
  readonly arrivedBy: string | undefined;
}

const NO_ROW: Row = () => {
  throw new Error('A root field has no row to join from.');
};

/** A row for each look at the rows that an edge reaches: of the model's table, or of the edge's own query. */
export function edgeRows(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  model: Model,
  from: StartRow | undefined,
  args: Args,
): () => TableRow {
  const rows = edgeOf(field)?.rows;
  if (rows === undefined) return () => context.table(model);
  const visible = (name: string, alias: string): SqlFragment => {
    const seen = context.datamodel.model(name);
    return sql`(${conjunction(scopeConditions(context, { model: seen, column: columnsOf(alias, seen, context.datamodel) }))})`;
  };
  return () => context.table(model, rows({ args, visible, from: from?.column ?? NO_ROW }));
}

/** Which rows of `to` an edge of `from` reaches; `from` is undefined for root fields and types without a row. */
export function edgeConditions(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: StartRow | undefined,
  to: TableRow,
  args: Args = noArguments,
): EdgeConditions {
  const edge = edgeOf(field);
  if (edge === undefined) throw new Error(`${field.name} is no edge.`);
  // Root fields have permissions of their own.
  if (from !== undefined) context.requireReadable(field);
  const fromRow = from?.column ?? NO_ROW;
  const where = edge.where === undefined ? [] : [edge.where(to.column, fromRow, args)];
  if (edge.on !== undefined) return { conditions: [edge.on(to.column, fromRow), ...where], arrivedBy: undefined };
  if (from === undefined || edge.rows !== undefined) return { conditions: where, arrivedBy: undefined };
  const relation = context.datamodel.relation(from.model, edge.relation ?? field.name);
  return {
    conditions: [...relationConditions(context, from.model, relation, to.column, fromRow), ...where],
    arrivedBy: relation.relationName,
  };
}
