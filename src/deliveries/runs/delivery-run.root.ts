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
      shift: { type: 'Shift', description: 'Only this shift; both by default.' },
      areaId: { type: 'ID', description: 'Only orders of this area; all areas by default.' },
      agentId: {
        type: 'ID',
        description:
          'Only orders of this agent. By default, an agent gets their own orders and everyone else gets all.',
      },
    },
    rows: ({ args, visible }) => sql`
      SELECT run.*, (
        SELECT count(DISTINCT (due.customer_id, due.address_id))::integer FROM ${ordersOfRun(runColumn, visible)}
      ) AS stop_count
      FROM (
        SELECT ${args('date')} AS date, ${args('shift')} AS shift, ${args('areaId')} AS area_id,
               coalesce(${args('agentId')}, ${reader('agentId')}::uuid) AS agent_id
      ) AS run`,
    description: 'Where to go on a day and what to carry, for the orders that you may see and that are not cancelled.',
  })
  deliveryRun: DeliveryRun;
}
