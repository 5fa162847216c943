import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate, type Outcome, type Write } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { lockRound, nextPlace } from './round.service.ts';

export interface ChangedRound {
  readonly customerIds: readonly string[];
}

/** As many as one page of a list. */
const MAX_CUSTOMERS = 500;

const customerIds = z
  .array(id)
  .min(1, 'is empty')
  .max(MAX_CUSTOMERS, `has more than ${MAX_CUSTOMERS} ids`)
  .refine((ids) => new Set(ids).size === ids.length, 'names a customer twice');

const shape = z.object({ customerIds, agentId: id });

/** Each gets the next place of the round, in the order given; those who are on it already keep theirs. */
export function assignAgent(
  context: RequestContext,
  args: { customerIds: string[]; agentId: string },
): Promise<Outcome<ChangedRound>> {
  return mutate(context, { action: 'assignAgent', args, shape }, async (write, { agentId, customerIds: ids }) => {
    await lockRound(write.tx, agentId, ['agentId']);
    const places = await lockPlaces(write, ids);
    let routePosition = await nextPlace(write.tx, agentId);
    for (const customerId of ids) {
      const place = places.get(customerId) as Place;
      if (place.agentId === agentId) continue;
      await move(write, place, { agentId, routePosition });
      routePosition += 1;
    }
    return { customerIds: ids };
  });
}

/** The customers given come first, in that order; the others of the round follow in the order that they had. */
export function setRouteOrder(
  context: RequestContext,
  args: { agentId: string; customerIds: string[] },
): Promise<Outcome<ChangedRound>> {
  return mutate(context, { action: 'setRouteOrder', args, shape }, async (write, { agentId, customerIds: ids }) => {
    await lockRound(write.tx, agentId, ['agentId']);
    const round = await write.tx.$queryRaw<Place[]>`
      SELECT id::text, agent_id::text AS "agentId", route_position AS "routePosition", false AS anonymized
      FROM customers WHERE agent_id = ${agentId}::uuid ORDER BY id FOR NO KEY UPDATE`;
    const places = new Map(round.map((place) => [place.id, place]));
    const stranger = ids.findIndex((customerId) => !places.has(customerId));
    if (stranger !== -1) {
      throw new Refusal('NOT_FOUND', 'The customer is not on this round: assign the agent first.', [
        'customerIds',
        `${stranger}`,
      ]);
    }
    const named = new Set(ids);
    const others = round.filter((place) => !named.has(place.id)).sort(byPlace);
    const order = [...ids.map((customerId) => places.get(customerId) as Place), ...others];
    for (const [index, place] of order.entries()) await move(write, place, { agentId, routePosition: index + 1 });
    return { customerIds: order.map(({ id: customerId }) => customerId) };
  });
}

interface Place {
  readonly id: string;
  readonly agentId: string | null;
  readonly routePosition: number | null;
  readonly anonymized: boolean;
}

const byPlace = (a: Place, b: Place) =>
  (a.routePosition ?? Number.POSITIVE_INFINITY) - (b.routePosition ?? Number.POSITIVE_INFINITY) ||
  (a.id < b.id ? -1 : 1);

/** In the order of their ids, so that two calls over the same customers cannot wait for each other. */
async function lockPlaces({ tx }: Write, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const rows = await tx.$queryRaw<Place[]>`
    SELECT id::text, agent_id::text AS "agentId", route_position AS "routePosition", anonymized_at IS NOT NULL AS anonymized
    FROM customers WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const places = new Map(rows.map((place) => [place.id, place]));
  for (const [index, customerId] of ids.entries()) {
    const field = ['customerIds', `${index}`];
    const place = places.get(customerId);
    if (place === undefined) throw new Refusal('NOT_FOUND', 'There is no such customer.', field);
    if (place.anonymized)
      throw new Refusal('ANONYMIZED', 'This customer is not delivered to any more: leave it out.', field);
  }
  return places;
}

async function move({ tx, audit }: Write, place: Place, to: { agentId: string; routePosition: number }): Promise<void> {
  const change = changedFields({ ...place }, to);
  if (change === undefined) return;
  await tx.customer.update({ where: { id: place.id }, data: to, select: { id: true } });
  await audit({ entityType: 'Customer', entityId: place.id, ...change });
}
