import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { type ConstraintRefusals, mutate, type Outcome } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id, line } from '../../platform/values/argument-shapes.ts';

export interface ChangedArea {
  readonly areaId: string;
}

const REFUSALS: ConstraintRefusals = {
  areas_name_key: { code: 'NAME_TAKEN', message: 'Another area has this name: choose another.', field: ['name'] },
};

export function createArea(
  context: RequestContext,
  { idempotencyKey, ...args }: { name: string; idempotencyKey?: string | null },
): Promise<Outcome<ChangedArea>> {
  const verb = {
    action: 'createArea',
    args,
    shape: z.object({ name: line(100) }),
    refusals: REFUSALS,
    idempotencyKey,
  } as const;
  return mutate(context, verb, async ({ tx, audit }, { name }) => {
    const { id: areaId } = await tx.area.create({ data: { name }, select: { id: true } });
    await audit({ entityType: 'Area', entityId: areaId, after: { name } });
    return { areaId };
  });
}

const updateShape = z.object({
  id,
  name: line(100)
    .nullish()
    .transform((name) => name ?? undefined),
  active: z
    .boolean()
    .nullish()
    .transform((active) => active ?? undefined),
});

/** Repeated, it changes nothing. An area that is out of use keeps its customers and takes no new ones. */
export function updateArea(
  context: RequestContext,
  args: { id: string; name?: string | null; active?: boolean | null },
): Promise<Outcome<ChangedArea>> {
  const verb = { action: 'updateArea', args, shape: updateShape, refusals: REFUSALS } as const;
  return mutate(context, verb, async ({ tx, audit }, { id: areaId, ...input }) => {
    const rows = await tx.$queryRaw<{ name: string; active: boolean }[]>`
      SELECT name, active FROM areas WHERE id = ${areaId}::uuid FOR NO KEY UPDATE`;
    const [area] = rows;
    if (area === undefined) throw new Refusal('NOT_FOUND', 'There is no such area.', ['id']);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const change = changedFields(area, given);
    if (change === undefined) return { areaId };
    await tx.area.update({ where: { id: areaId }, data: change.after, select: { id: true } });
    await audit({ entityType: 'Area', entityId: areaId, ...change });
    return { areaId };
  });
}
