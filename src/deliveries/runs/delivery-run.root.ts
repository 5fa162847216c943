import { Resolver } from 'type-graphql';
import { RootOne, type RowsSource } from '../../compiler/annotation.ts';
import { reader, type SqlFragment, sql } from '../../compiler/sql.ts';
import { DeliveryRun } from './delivery-run.type.ts';
import { ordersOfRun, runColumn } from './orders-of-run.query.ts';

const ownAgent = sql`${reader('agentId')}::uuid`;

// Otherwise a customer who tries ids would learn whose round they are on. No order has the id of nobody.
const namedAgent = (id: SqlFragment, visible: RowsSource['visible']): SqlFragment => sql`
  CASE WHEN ${id} IS NULL THEN ${ownAgent} ELSE coalesce(
    (SELECT agent.id FROM users AS agent WHERE agent.id = ${id} AND ${visible('User', 'agent')}), '00000000-0000-0000-0000-000000000000'
  ) END`;

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
          'Only orders of this agent; none if you may not see the agent. By default, an agent gets their own orders and everyone else gets all.',
      },
    },
    rows: ({ args, visible }) => sql`
      SELECT run.*, (
        SELECT count(DISTINCT (due.customer_id, due.address_id))::integer FROM ${ordersOfRun(runColumn, visible)}
      ) AS stop_count
      FROM (
        SELECT ${args('date')} AS date, ${args('shift')} AS shift, ${args('areaId')} AS area_id,
               ${args.isGiven('agentId') ? namedAgent(args('agentId'), visible) : ownAgent} AS agent_id
      ) AS run`,
    description: 'Where to go on a day and what to carry, for the orders that you may see and that are not cancelled.',
  })
  deliveryRun: DeliveryRun;
}
