import type { ScopeRule } from '../compiler/scope-rule.ts';
import { type Row, reader, type SqlFragment, sql } from '../compiler/sql.ts';

const works = sql`link.id = ${reader('shareLinkId')}::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at`;

/**
 * True for the orders that the viewer's share link was issued for, while it is valid: the same condition that
 * `follow_confirmation` applies to a confirmation through the link.
 */
export const inShareLink = (order: Row): SqlFragment => sql`
  EXISTS (
    SELECT 1 FROM share_links AS link
    WHERE ${works} AND link.date = ${order('deliveryDate')}
      AND (link.shift IS NULL OR link.shift = ${order('shift')})
      AND (link.area_id IS NULL OR link.area_id = ${order('areaId')})
      AND (link.agent_id IS NULL OR link.agent_id = ${order('agentId')})
  )`;

/** Rows without personal data, such as products: all of them, while the viewer's share link is valid. */
export const WHILE_LINK_WORKS: ScopeRule = {
  where: () => sql`EXISTS (SELECT 1 FROM share_links AS link WHERE ${works})`,
};

/** The viewer's share link itself, while it is valid. */
export const OWN_LINK: ScopeRule = {
  where: (link) => sql`
    ${link('id')} = ${reader('shareLinkId')}::uuid AND ${link('revokedAt')} IS NULL AND business_now() < ${link('expiresAt')}`,
};
