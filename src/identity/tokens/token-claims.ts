import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { Role } from '../../access/role.ts';
import type { UserViewer } from '../../access/viewer.ts';

const claims = z
  .object({
    sub: z.uuid(),
    role: z.enum(Role),
    customer_id: z.uuid().optional(),
    must_change: z.boolean(),
    sid: z.uuid().optional(),
  })
  .refine(({ role, customer_id }) => (role === Role.CUSTOMER) === (customer_id !== undefined));

/** The viewer that a verified token's claims name; throws for claims that we would not have issued. */
export function viewerOfClaims(payload: JWTPayload): UserViewer {
  const { sub, role, customer_id, must_change, sid } = claims.parse(payload);
  return Object.freeze({
    kind: 'USER',
    userId: sub,
    role,
    customerId: customer_id ?? null,
    mustChangePassword: must_change,
    ...(sid === undefined ? {} : { sessionId: sid }),
  });
}
