import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

const REQUEST_ID_HEADER = 'x-request-id';

/** Long enough for a trace id, without characters that could break a log line or a header. */
const SANE_ID = /^[\w.:/+=-]{1,128}$/;

/** The caller's own id if it sends a sane one, so that its log and ours can be matched. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const sent = headers[REQUEST_ID_HEADER];
  return typeof sent === 'string' && SANE_ID.test(sent) ? sent : randomUUID();
}

/** On every answer, including refusals. */
export function markAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header(REQUEST_ID_HEADER, request.id).header('x-content-type-options', 'nosniff');
}
