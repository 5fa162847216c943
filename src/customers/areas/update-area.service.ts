import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { updateRows } from '../../platform/row-writes.ts';
import { id, kept, line } from '../../platform/values/argument-shapes.ts';
import { AREA_REFUSALS } from './area-refusals.ts';

const shape = z.object({ areaId: id, name: kept(line(100)), active: kept(z.boolean()) });

/** Repeating it changes nothing. An inactive area keeps its customers and takes no new ones. */
export function updateArea(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'updateArea', input, shape, refusals: AREA_REFUSALS } as const;
  return mutate(context, verb, async ({ tx, audit }, { areaId, ...given }) => {
    const rows = await tx.query<{ name: string; active: boolean }>(sql`
      SELECT name, active FROM areas WHERE id = ${areaId}::uuid FOR NO KEY UPDATE`);
    const [area] = rows;
    if (area === undefined) throw new Refusal('NOT_FOUND', 'There is no such area.', ['areaId']);
    const change = changedFields(area, given);
    if (change === undefined) return { areaId };
    tx.send(updateRows('areas', { id: areaId }, change.after));
    audit({ entityType: 'Area', entityId: areaId, ...change });
    return { areaId };
  });
}
