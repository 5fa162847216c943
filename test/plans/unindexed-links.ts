/**
 * Why no index finds the children of a parent, by parent: an index that only a delete of the parent would use costs every insert
 * of a child. Nothing deletes or renumbers these parents; a manual delete is refused or reads the children once.
 */
export const UNINDEXED_LINKS: Readonly<Record<string, string>> = {
  users: 'Users are disabled, never deleted, and no list is by who confirmed, recorded or issued something.',
  products: 'Products are deactivated, never deleted; sales of one are queried by day, through the orders.',
  areas: 'Areas are deactivated, never deleted; orders of an area are queried by day.',
  share_links: 'Links are revoked, never deleted, and their confirmations are found through the orders of their scope.',
};
