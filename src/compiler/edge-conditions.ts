import type { GraphQLField } from 'graphql';
import type { CompileContext } from './compile-context.ts';
import { edgeOf } from './field-reading.ts';
import type { Row, SqlFragment } from './row.ts';
import { relationConditions } from './scope-sql.ts';
import type { TableRow } from './table-row.ts';

export interface EdgeConditions {
  readonly conditions: readonly SqlFragment[];
  /** The relation by which the edge goes, if it goes by one: see `scopeConditions`. */
  readonly arrivedBy: string | undefined;
}

const NO_ROW: Row = () => {
  throw new Error('A root field has no row to join from.');
};

/** Which rows of `to` an edge of `from` reaches; `from` is undefined for root fields and types without a row. */
export function edgeConditions(
  context: CompileContext,
  field: GraphQLField<unknown, unknown>,
  from: TableRow | undefined,
  to: TableRow,
): EdgeConditions {
  const edge = edgeOf(field);
  if (edge === undefined) throw new Error(`${field.name} is no edge.`);
  const fromRow = from?.column ?? NO_ROW;
  const where = edge.where === undefined ? [] : [edge.where(to.column, fromRow)];
  if (edge.on !== undefined) return { conditions: [edge.on(to.column, fromRow), ...where], arrivedBy: undefined };
  if (from === undefined) return { conditions: where, arrivedBy: undefined };
  const relation = context.datamodel.relation(from.model, edge.relation ?? field.name);
  return {
    conditions: [...relationConditions(context, from.model, relation, to.column, fromRow), ...where],
    arrivedBy: relation.relationName,
  };
}
