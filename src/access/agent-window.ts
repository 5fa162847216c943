import { type SqlFragment, sql } from '../compiler/sql.ts';

/**
 * True for the delivery dates that concern an agent: yesterday, which may still be confirmed, today, and tomorrow, which is being
 * loaded. Outside this window an agent sees only the addresses of their own round.
 */
export const inAgentWindow = (deliveryDate: SqlFragment): SqlFragment =>
  sql`${deliveryDate} BETWEEN business_today() - 1 AND business_today() + 1`;
