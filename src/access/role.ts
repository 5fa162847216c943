import { Role } from '../generated/prisma/enums.ts';

export { Role };

export const ALL_ROLES: readonly Role[] = Object.values(Role);
