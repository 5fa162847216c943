import Negotiator from 'negotiator';

/** Apollo's list in Apollo's order, negotiated in Apollo's way: what passes here is never refused after it has run. */
const GRAPHQL_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];
export const JSON_TYPE = 'application/json; charset=utf-8';

/** The media type of a GraphQL answer for this client; undefined if it accepts none. */
export function graphqlMediaType(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '' || accept === '*/*' || accept === 'application/json') return JSON_TYPE;
  return new Negotiator({ headers: { accept } }).mediaType(GRAPHQL_TYPES);
}

/** Whether the client is a person's browser instead of a program. */
export function prefersHtml(accept: string | undefined): boolean {
  if (accept === undefined || !accept.includes('html')) return false;
  return new Negotiator({ headers: { accept } }).mediaType([...GRAPHQL_TYPES, 'text/html']) === 'text/html';
}
