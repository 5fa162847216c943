import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, compress } from './content-encoding.ts';

/** Below this, compressing costs more time than the network saves. */
const MIN_CHARACTERS = 2_048;
/** As fast as gzip's default and 20 % smaller on our answers; 5 takes six times as long for nothing. */
const BROTLI_QUALITY = 4;

/** A Fastify `onSend` hook for answers that are made for each request. */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < MIN_CHARACTERS) return payload;
  reply.header('vary', 'accept-encoding');
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  if (encoding === undefined) return payload;
  const compressed = await compress(Buffer.from(payload), encoding, BROTLI_QUALITY);
  reply.header('content-encoding', encoding).header('content-length', compressed.length);
  return compressed;
}
