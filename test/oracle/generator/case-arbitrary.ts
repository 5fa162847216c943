import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../../../src/access/viewer.ts';
import { viewersByRole } from '../every-viewer.ts';
import type { World } from '../world.ts';
import { OperationArbitrary } from './operation-arbitrary.ts';
import type { OperationPlan } from './operation-plan.ts';

/** An operation, who asks it, and who of the same role asks it again. */
export interface Case {
  readonly viewer: Viewer | null;
  readonly other: Viewer | null;
  readonly plan: OperationPlan;
}

/** Of these more is to be seen, and more to be hidden. */
const WEIGHTS: Readonly<Record<string, number>> = { ADMIN: 6, DELIVERY_AGENT: 6, CUSTOMER: 4, MARKETING: 3 };

export function caseArbitrary(schema: GraphQLSchema, world: World): fc.Arbitrary<Case> {
  const operations = new OperationArbitrary(schema, world);
  const byRole = [...viewersByRole(world)].map(([role, viewers]) => {
    const viewer = fc.constantFrom(...viewers);
    const plan = operations.for(viewers[0] ?? null);
    return { weight: WEIGHTS[role] ?? 1, arbitrary: fc.record({ viewer, other: viewer, plan }) };
  });
  return fc.oneof(...byRole);
}
