/**
 * Why no index finds the children of a parent, by parent: an index that only a delete of the parent would use costs every insert
 * of a child. Nothing deletes or renumbers these parents; a manual delete is refused or reads the children once.
 */
export const UNINDEXED_LINKS: Readonly<Record<string, string>> = {
  users: 'Users are disabled, never deleted, and no list asks what one user confirmed, recorded or issued.',
  products: 'Products are made inactive, never deleted; what is sold of one is asked by day, by way of the orders.',
  areas: 'Areas are made inactive, never deleted; orders of an area are asked by day.',
  share_links:
    'Links are revoked, never deleted, and their confirmations are found by way of the orders of their scope.',
};
