import { type SqlFragment, sql } from '../compiler/sql.ts';

/**
 * True for the delivery dates on which an agent's orders are the agent's business: yesterday, which may still be
 * confirmed, today, and tomorrow, which is being loaded. Outside it an agent sees no stranger's address.
 */
export const inAgentWindow = (deliveryDate: SqlFragment): SqlFragment =>
  sql`${deliveryDate} BETWEEN business_today() - 1 AND business_today() + 1`;
