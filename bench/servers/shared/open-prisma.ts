import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../.generated/prisma/client.ts';

/** As Prisma 7 recommends it: the driver adapter over a pool of the size that every server has. */
export function openPrisma(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL_SIZE) }),
  });
}
