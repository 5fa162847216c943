import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, compress } from './content-encoding.ts';

/** Compressed once, so worth more time than an answer. */
const BROTLI_QUALITY = 5;

const decompress = promisify(gunzip);

/**
 * A text that never changes while the process runs: compressed once, sent often, and not at all to clients that already have it.
 */
export interface StaticText {
  readonly contentType: string;
  readonly etag: string;
  readonly br: Uint8Array;
  readonly gzip: Uint8Array;
}

export async function prepareStaticText(text: string, contentType: string): Promise<StaticText> {
  const content = Buffer.from(text);
  const [br, gzip] = await Promise.all([
    compress(content, 'br', BROTLI_QUALITY),
    compress(content, 'gzip', BROTLI_QUALITY),
  ]);
  // Weak, because all encodings share the tag.
  const etag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  return { contentType, etag, br, gzip };
}

export async function sendStaticText(
  request: FastifyRequest,
  reply: FastifyReply,
  text: StaticText,
): Promise<FastifyReply> {
  reply.header('etag', text.etag).header('vary', 'accept, accept-encoding');
  if (isCurrent(request.headers['if-none-match'], text.etag)) return reply.code(304).send();
  reply.type(text.contentType);
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  // Hardly anybody requests it uncompressed, so that form is not kept in memory.
  if (encoding === undefined) return reply.send(await decompress(text.gzip));
  return reply.header('content-encoding', encoding).send(text[encoding]);
}

function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^(?!W\/)/, 'W/'));
  return tags?.some((tag) => tag === etag || tag === 'W/*') ?? false;
}
