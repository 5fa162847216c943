import { raw } from 'sql-template-tag';
import type { Model, RelationModelField } from '../datamodel.ts';
import { type Row, type SqlFragment, sql } from '../sql.ts';
import type { CompileContext } from './compile-context.ts';
import { conjunction } from './condition.ts';
import type { TableRow } from './table-row.ts';

/**
 * The conditions under which this compile's role may see a row; none where it may see all. `arrivedBy` is the relation
 * by which the statement came from a row that is itself visible: a scope that follows it back needs no second look.
 */
export function scopeConditions(
  context: CompileContext,
  row: Pick<TableRow, 'model' | 'column'>,
  arrivedBy?: string,
): readonly SqlFragment[] {
  const rule = context.scopeRule(row.model);
  if (rule === 'all') return [];
  if (rule === 'none') return [raw('false')];
  if ('where' in rule) return [sql`(${rule.where(row.column)})`];
  const relation = context.datamodel.relation(row.model, rule.via);
  if (relation.relationName === arrivedBy) return [];
  const owner = context.table(context.datamodel.model(relation.type));
  const conditions = [
    ...relationConditions(context, row.model, relation, owner.column, row.column),
    ...scopeConditions(context, owner, relation.relationName),
  ];
  return [sql`EXISTS (SELECT 1 FROM ${owner.from()} WHERE ${conjunction(conditions)})`];
}

/** `to` is the row at the other end of `from`'s relation. */
export const relationConditions = (
  context: CompileContext,
  model: Model,
  relation: RelationModelField,
  to: Row,
  from: Row,
): readonly SqlFragment[] =>
  context.datamodel.relationPairs(model, relation).map(([ours, theirs]) => sql`${to(theirs)} = ${from(ours)}`);
