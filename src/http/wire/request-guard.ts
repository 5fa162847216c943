import type { FastifyRequest } from 'fastify';
import { HttpError } from '../errors/http-error.ts';
import { graphqlMediaType } from './media-type.ts';

/** A name, an IPv4 or a bracketed IPv6 address, optionally with a port. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252}[a-z0-9])?\.?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** What no proxy or client of ours sends, and what would confuse code that builds an address from it. */
export function refuseOddRequest(request: FastifyRequest): void {
  if (!isHost(request.host) || hasSeveralHosts(request.raw.rawHeaders)) {
    throw new HttpError(400, 'The Host header must name this server once, as host or host:port.');
  }
  if (!request.url.startsWith('/')) {
    throw new HttpError(400, 'The request line must name a path of this server, such as /graphql.');
  }
  const contentEncoding = request.headers['content-encoding'];
  if (contentEncoding !== undefined && contentEncoding !== 'identity') {
    throw new HttpError(415, 'Compressed request bodies are not supported. Send the body uncompressed.');
  }
}

/** Checked first: a mutation that has run must not be answered with "not acceptable". */
export function refuseUnacceptable(request: FastifyRequest): void {
  if (graphqlMediaType(request.headers.accept) !== undefined) return;
  throw new HttpError(
    406,
    'The answer can be application/json or application/graphql-response+json, but "Accept" allows neither.',
  );
}

function isHost(host: string): boolean {
  if (!HOST.test(host)) return false;
  const port = /:(\d+)$/.exec(host)?.[1];
  return port === undefined || Number(port) <= 65_535;
}

/** Node silently keeps the first of them. */
function hasSeveralHosts(rawHeaders: string[]): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.length === 4 && rawHeaders[index]?.toLowerCase() === 'host') count += 1;
  }
  return count > 1;
}
