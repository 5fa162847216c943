import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from '../errors/http-error.ts';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;
const BEYOND_ASCII = /[^\x20-\x7e]/;

/**
 * Text comes in as UTF-8 or not at all: read as UTF-8, any other encoding is stored damaged without a word. Without a charset
 * JSON is UTF-8 (RFC 8259), which the body itself must then be.
 */
export function refuseOtherEncoding({ headers, url }: FastifyRequest): void {
  const contentType = headers['content-type'];
  const charset = contentType === undefined ? undefined : CHARSET.exec(contentType)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new HttpError(415, 'Only UTF-8 is understood. Encode the request in UTF-8, and name that charset or none.');
  }
  if (!isEncodedUtf8(url)) {
    throw new HttpError(400, 'The address is not valid: percent-encode its query string as UTF-8.');
  }
}

/** Whether every percent-encoded part of an address is UTF-8, and nothing else in it needs to be encoded. */
function isEncodedUtf8(url: string): boolean {
  if (BEYOND_ASCII.test(url)) return false;
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Parses JSON as Fastify does, after it has looked at the bytes: what is not UTF-8 would become U+FFFD. */
export function parseUtf8Json(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) return parse(request, body.toString('utf8'), done);
    return done(new HttpError(400, 'The request body is not valid UTF-8.'));
  });
}
