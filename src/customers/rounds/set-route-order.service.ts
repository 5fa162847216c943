import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { customerIdsShape, lockRound, move, type Place } from './round.service.ts';

const shape = z.object({ agentId: id, customerIds: customerIdsShape });

/** The given customers come first, in that order; the others of the round follow in their previous order. */
export function setRouteOrder(context: RequestContext, input: z.input<typeof shape>) {
  return mutate(context, { action: 'setRouteOrder', input, shape }, async (write, { agentId, customerIds }) => {
    await lockRound(write.tx, agentId);
    const round = await write.tx.query<Place>(sql`
      SELECT id::text, agent_id::text AS "agentId", route_position AS "routePosition"
      FROM customers WHERE agent_id = ${agentId}::uuid ORDER BY id FOR NO KEY UPDATE`);
    const places = new Map(round.map((place) => [place.id, place]));
    const stranger = customerIds.findIndex((customerId) => !places.has(customerId));
    if (stranger !== -1) {
      throw new Refusal('NOT_FOUND', 'This customer is not on this round. Assign the agent to the customer first.', [
        'customerIds',
        `${stranger}`,
      ]);
    }
    const named = new Set(customerIds);
    const others = round.filter((place) => !named.has(place.id)).sort(byPlace);
    const order = [...customerIds.map((customerId) => places.get(customerId) as Place), ...others];
    for (const [index, place] of order.entries()) await move(write, place, { agentId, routePosition: index + 1 });
    return { customerIds: order.map(({ id: customerId }) => customerId) };
  });
}

const byPlace = (a: Place, b: Place) =>
  (a.routePosition ?? Number.POSITIVE_INFINITY) - (b.routePosition ?? Number.POSITIVE_INFINITY) ||
  (a.id < b.id ? -1 : 1);
