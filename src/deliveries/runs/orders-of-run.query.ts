import { type Row, raw, type SqlFragment, sql } from '../../compiler/sql.ts';

/** The orders of a run, as `due`: all that are not cancelled and are visible to the viewer. */
export const ordersOfRun = (run: Row, visible: (model: string, alias: string) => SqlFragment): SqlFragment => sql`
  orders AS due
  WHERE due.delivery_date = ${run('date')} AND due.status <> 'CANCELLED'
    AND (${run('shift')} IS NULL OR due.shift = ${run('shift')})
    AND (${run('areaId')} IS NULL OR due.area_id = ${run('areaId')})
    AND (${run('agentId')} IS NULL OR due.agent_id = ${run('agentId')})
    AND ${visible('Order', 'due')}`;

const COLUMNS: Readonly<Record<string, string>> = {
  date: 'date',
  shift: 'shift',
  areaId: 'area_id',
  agentId: 'agent_id',
};

/** The columns of a run under the alias `run`. */
export const runColumn: Row = (field) => raw(`run.${COLUMNS[field]}`);
