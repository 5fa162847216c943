import type { ScopeRule } from '../compiler/scope-rule.ts';
import { type Row, reader, type SqlFragment, sql } from '../compiler/sql.ts';

const works = sql`link.id = ${reader('shareLinkId')}::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at`;

/**
 * True for the orders that the viewer's share link was issued for, as long as it works: the same that a confirmation through the link
 * is held against (`follow_confirmation`).
 */
export const inShareLink = (order: Row): SqlFragment => sql`
  EXISTS (
    SELECT 1 FROM share_links AS link
    WHERE ${works} AND link.date = ${order('deliveryDate')}
      AND (link.shift IS NULL OR link.shift = ${order('shift')})
      AND (link.area_id IS NULL OR link.area_id = ${order('areaId')})
      AND (link.agent_id IS NULL OR link.agent_id = ${order('agentId')})
  )`;

/** Rows that say nothing of anybody, such as products: all of them, as long as the viewer's share link works. */
export const WHILE_LINK_WORKS: ScopeRule = {
  where: () => sql`EXISTS (SELECT 1 FROM share_links AS link WHERE ${works})`,
};

/** The viewer's share link itself, as long as it works. */
export const OWN_LINK: ScopeRule = {
  where: (link) => sql`
    ${link('id')} = ${reader('shareLinkId')}::uuid AND ${link('revokedAt')} IS NULL AND business_now() < ${link('expiresAt')}`,
};
