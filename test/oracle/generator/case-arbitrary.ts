import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import type { Viewer, ViewerRole } from '../../../src/access/viewer.ts';
import { viewersByRole } from '../every-viewer.ts';
import type { World } from '../world.ts';
import { OperationArbitrary } from './operation-arbitrary.ts';
import type { OperationPlan } from './operation-plan.ts';

/** An operation, its viewer, and another viewer of the same role. */
export interface Case {
  readonly viewer: Viewer | null;
  readonly other: Viewer | null;
  readonly plan: OperationPlan;
}

/** For these roles there is more to see and more to hide. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ADMIN: 6,
  DELIVERY_AGENT: 6,
  CUSTOMER: 4,
  MARKETING: 3,
  SHARE_LINK: 4,
};

/** `narrower`: the graph of roles that may not read all of it. */
export function caseArbitrary(
  schema: GraphQLSchema,
  world: World,
  narrower: ReadonlyMap<ViewerRole, GraphQLSchema> = new Map(),
): fc.Arbitrary<Case> {
  const whole = new OperationArbitrary(schema, world);
  const byRole = [...viewersByRole(world)].map(([role, viewers]) => {
    const viewer = fc.constantFrom(...viewers);
    const narrow = narrower.get(role);
    const operations = narrow === undefined ? whole : new OperationArbitrary(narrow, world);
    // A link reads nothing of most types, so that none of their fields could be selected.
    const plan = operations.for(viewers[0] ?? null, role !== 'SHARE_LINK');
    return { weight: WEIGHTS[role] ?? 1, arbitrary: fc.record({ viewer, other: viewer, plan }) };
  });
  return fc.oneof(...byRole);
}
