import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../.generated/prisma/client.ts';

/**
 * The driver adapter that Prisma 7 recommends, over a pool of the same size as every server's, with statements that stay
 * prepared: off by default, although planning a join each time costs PostgreSQL more than running it.
 */
export function openPrisma(): PrismaClient {
  const names = new Map<string, string>();
  const nameOf = ({ sql }: { readonly sql: string }): string => {
    const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 32);
    names.set(sql, name);
    return name;
  };
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL_SIZE) },
      { statementNameGenerator: nameOf },
    ),
  });
}
