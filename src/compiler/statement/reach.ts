import { raw } from 'sql-template-tag';
import type { Model, RelationModelField } from '../datamodel.ts';
import { type Row, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { type Place, relationOf } from './place.ts';
import { columnsOf, TableRow } from './table-row.ts';
import { lookupConditions } from './unique-key.ts';
import { conjunction } from './where.ts';

// The one door to rows: nothing else makes a `TableRow` (an import rule enforces it), and every row made here comes with the
// conditions under which this compile's role may see it.

/** Rows of a table or a query, and all conditions that they must meet. */
export interface Reached {
  readonly row: TableRow;
  /** Which rows the edge reaches, and which of these the role may see. */
  readonly conditions: readonly SqlFragment[];
}

/** The rows that an edge reaches. Call it once for each reading. */
export function reach(context: CompileContext, place: Place): Reached {
  const { field, edge, from, typedArgs } = place;
  // Root fields have permissions of their own.
  if (from !== undefined) context.requireReadable(field);
  const row = rowsAt(context, place);
  const start = from?.column ?? NO_ROW;
  const relation = relationOf(context, place);
  const conditions = [
    ...(edge.on === undefined ? [] : [edge.on(row.column, start)]),
    ...(relation === undefined || from === undefined
      ? []
      : relationConditions(context, from.model, relation, row.column, start)),
    ...(edge.where === undefined ? [] : [edge.where(row.column, start, typedArgs)]),
    ...lookupConditions(context, place, row),
    ...scopeConditions(context, row, relation?.relationName),
  ];
  return { row, conditions };
}

/** The row that has an id. */
export function reachById(context: CompileContext, model: Model, id: SqlFragment): Reached {
  const row = newRow(context, model);
  return { row, conditions: [sql`${row.column('id')} = ${id}`, ...scopeConditions(context, row)] };
}

/**
 * All rows of a list of `from`, visible or not: for a sum over them, which is a value of the row that has the list. They must not
 * be shown.
 */
export function allOfList(
  context: CompileContext,
  from: Pick<TableRow, 'model' | 'column'>,
  relation: RelationModelField,
): Reached {
  const row = newRow(context, context.datamodel.model(relation.type));
  return { row, conditions: relationConditions(context, from.model, relation, row.column, from.column) };
}

/** Whether this compile's role sees every row of a model that the relation reaches from a row that it sees. */
export const seesAllBehind = (context: CompileContext, model: Model, relation: RelationModelField): boolean =>
  scopeConditions(context, { model, column: () => raw('NULL') }, relation.relationName).length === 0;

const newRow = (context: CompileContext, model: Model, source?: SqlFragment): TableRow =>
  new TableRow(model, context, source);

const NO_ROW: Row = () => {
  throw new Error('A root field has no row to join from.');
};

/** From the model's table or the edge's own query. */
function rowsAt(context: CompileContext, { edge, model, from, typedArgs }: Place): TableRow {
  if (edge.rows === undefined) return newRow(context, model);
  const visible = (name: string, alias: string): SqlFragment => {
    const seen = context.datamodel.model(name);
    const column = columnsOf(alias, seen, context.datamodel);
    return sql`(${conjunction(scopeConditions(context, { model: seen, column }))})`;
  };
  return newRow(context, model, edge.rows({ args: typedArgs, visible, from: from?.column ?? NO_ROW }));
}

/**
 * The conditions under which this compile's role may see a row; none if it may see all. `arrivedBy` is the relation by which the
 * statement came from a visible row: a scope that follows it back needs no second look-up.
 */
function scopeConditions(
  context: CompileContext,
  row: Pick<TableRow, 'model' | 'column'>,
  arrivedBy?: string,
): readonly SqlFragment[] {
  const rule = scopeRule(context, row.model);
  if (rule === 'all') return [];
  if (rule === 'none') return [raw('false')];
  if ('where' in rule) return [sql`(${rule.where(row.column)})`];
  const relation = context.datamodel.relation(row.model, rule.via);
  if (relation.relationName === arrivedBy) return [];
  const owner = newRow(context, context.datamodel.model(relation.type));
  const conditions = [
    ...relationConditions(context, row.model, relation, owner.column, row.column),
    ...scopeConditions(context, owner, relation.relationName),
  ];
  return [sql`EXISTS (SELECT 1 FROM ${owner.from()} WHERE ${conjunction(conditions)})`];
}

/** Without a scope for the model, or a rule for the role, nothing is visible. Derived rows apply scopes in their query. */
function scopeRule({ engine, asked }: CompileContext, model: Model) {
  if (model.table === null) return 'all';
  return engine.scopes.get(model.name)?.rules[asked.role] ?? 'none';
}

/** `to` is the row at the other end of `from`'s relation. */
const relationConditions = (
  context: CompileContext,
  model: Model,
  relation: RelationModelField,
  to: Row,
  from: Row,
): readonly SqlFragment[] =>
  context.datamodel.relationPairs(model, relation).map(([ours, theirs]) => sql`${to(theirs)} = ${from(ours)}`);
