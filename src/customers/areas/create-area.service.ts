import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { id, line } from '../../platform/values/argument-shapes.ts';
import { AREA_REFUSALS } from './area-refusals.ts';

const shape = z.object({ name: line(100), idempotencyKey: id });

/** A new area is active. */
export function createArea(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'createArea', input, shape, refusals: AREA_REFUSALS } as const;
  return mutate(context, verb, async ({ tx, audit }, { name }) => {
    const { id: areaId } = await tx.one<{ id: string }>(sql`INSERT INTO areas (name) VALUES (${name}) RETURNING id`);
    audit({ entityType: 'Area', entityId: areaId, after: { name } });
    return { areaId };
  });
}
