import { Resolver } from 'type-graphql';
import { RootOne } from '../../compiler/annotation.ts';
import { reader, sql } from '../../compiler/sql.ts';
import { DeliveryRun } from './delivery-run.type.ts';
import { ordersOfRun, runColumn } from './orders-of-run.query.ts';

@Resolver()
export class DeliveryRunRoot {
  @RootOne(() => DeliveryRun, {
    by: [],
    nullable: false,
    args: {
      date: { type: 'Date!', description: 'The delivery date.' },
      shift: { type: 'Shift', description: 'One shift only; both unless given.' },
      areaId: { type: 'ID', description: 'Orders of one area only; all unless given.' },
      agentId: { type: 'ID', description: 'Orders of one agent only. An agent gets its own unless given, others all.' },
    },
    rows: ({ args, visible }) => sql`
      SELECT run.*, (
        SELECT count(DISTINCT (due.customer_id, due.address_id))::integer FROM ${ordersOfRun(runColumn, visible)}
      ) AS stop_count
      FROM (
        SELECT ${args('date')} AS date, ${args('shift')} AS shift, ${args('areaId')} AS area_id,
               coalesce(${args('agentId')}, ${reader('agentId')}::uuid) AS agent_id
      ) AS run`,
    description:
      'Where to go on a day and what to carry, of the orders that you may see and that are not cancelled. FORBIDDEN for suppliers.',
  })
  deliveryRun: DeliveryRun;
}
