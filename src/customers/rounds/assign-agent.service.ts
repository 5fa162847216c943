import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate, type Write } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { customerIdsShape, lockRound, move, nextPlace, type Place } from './round.service.ts';

const shape = z.object({ agentId: id, customerIds: customerIdsShape });

/** Each gets the next place of the round, in the given order; those already on it keep theirs. */
export function assignAgent(context: RequestContext, input: z.input<typeof shape>) {
  return mutate(context, { action: 'assignAgent', input, shape }, async (write, { agentId, customerIds }) => {
    await lockRound(write.tx, agentId);
    const places = await lockPlaces(write, customerIds);
    let routePosition = await nextPlace(write.tx, agentId);
    for (const customerId of customerIds) {
      const place = places.get(customerId) as LockedPlace;
      if (place.agentId === agentId) continue;
      await move(write, place, { agentId, routePosition });
      routePosition += 1;
    }
    return { customerIds };
  });
}

interface LockedPlace extends Place {
  readonly anonymized: boolean;
}

/** In the order of their ids, so that two calls over the same customers cannot deadlock. */
async function lockPlaces({ tx }: Write, ids: readonly string[]): Promise<ReadonlyMap<string, LockedPlace>> {
  const rows = await tx.query<LockedPlace>(sql`
    SELECT id::text, agent_id::text AS "agentId", route_position AS "routePosition", anonymized_at IS NOT NULL AS anonymized
    FROM customers WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`);
  const places = new Map(rows.map((place) => [place.id, place]));
  for (const [index, customerId] of ids.entries()) {
    const field = ['customerIds', `${index}`];
    const place = places.get(customerId);
    if (place === undefined) throw new Refusal('NOT_FOUND', 'There is no such customer.', field);
    if (place.anonymized)
      throw new Refusal('ANONYMIZED', 'This customer no longer gets deliveries. Leave it out.', field);
  }
  return places;
}
