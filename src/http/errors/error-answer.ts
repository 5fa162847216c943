import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { figure } from '../../platform/values/figure.ts';
import { graphqlMediaType, JSON_TYPE } from '../wire/media-type.ts';
import { markAnswer } from '../wire/request-id.ts';
import { statusOf } from './error-status.ts';
import { type Judge, quoteRequestId } from './error-verdict.ts';
import { HttpError } from './http-error.ts';
import { logFailure } from './log-failure.ts';

/** Fastify's refusals in our words; others keep their status and get a general message. */
const FASTIFY_REFUSALS: Readonly<Record<string, HttpError>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new HttpError(
    415,
    'The body must be JSON, sent with "Content-Type: application/json".',
  ),
  FST_ERR_CTP_EMPTY_JSON_BODY: new HttpError(400, 'The body is empty. Send {"query": "…"}.'),
  FST_ERR_CTP_INVALID_JSON_BODY: new HttpError(400, 'The body is not valid JSON.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new HttpError(400, 'The length of the body does not match Content-Length.'),
  FST_ERR_BAD_URL: new HttpError(400, 'The path of the request is malformed.'),
  FST_ERR_MAX_PARAM_LENGTH: new HttpError(414, 'The path of the request is too long.', 'LIMIT_EXCEEDED'),
};

const BODY_TOO_LARGE = 'FST_ERR_CTP_BODY_TOO_LARGE';

/** Failures outside a GraphQL operation are answered in the same shape as those inside one. */
export function createErrorHandler(judge: Judge, maxBodyBytes: number) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal =
      (error as Partial<FastifyError>).code === BODY_TOO_LARGE
        ? bodyTooLarge(request, maxBodyBytes)
        : asHttpError(error);
    if (refusal !== undefined) {
      answerRefusal(request, reply, refusal);
      return;
    }
    const verdict = judge(error);
    logFailure(request.log, request.id, verdict);
    const status = statusOf([verdict.code]) ?? 500;
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    answer(request, reply, status, verdict.message, verdict.code);
  };
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  answerRefusal(request, reply, new HttpError(404, 'Nothing is served at this path. The API is at /graphql.'));
}

function answerRefusal(request: FastifyRequest, reply: FastifyReply, refusal: HttpError): void {
  answer(request, reply, refusal.statusCode, refusal.message, refusal.code);
}

function answer(request: FastifyRequest, reply: FastifyReply, status: number, message: string, code: string): void {
  if (request.trace) request.trace.errorCodes = [code];
  // A malformed path is refused before any hook runs.
  markAnswer(request, reply);
  const error = quoteRequestId({ message, extensions: { code } }, request.id);
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(graphqlMediaType(request.headers.accept) ?? JSON_TYPE)
    .send(JSON.stringify({ errors: [error] }));
}

/** A body is read only up to the limit; its full size is known only if the request declared it. */
function bodyTooLarge({ headers }: FastifyRequest, maxBytes: number): HttpError {
  const said = Number(headers['content-length']);
  const found = said > maxBytes ? `${figure(said)} bytes` : `${figure(maxBytes + 1)} bytes or more`;
  return new HttpError(
    413,
    `The request body has ${found}; at most ${figure(maxBytes)} are allowed.`,
    'LIMIT_EXCEEDED',
  );
}

function asHttpError(error: FastifyError | Error): HttpError | undefined {
  if (error instanceof HttpError) return error;
  const { code, statusCode } = error as Partial<FastifyError>;
  const listed = code === undefined ? undefined : FASTIFY_REFUSALS[code];
  if (listed !== undefined) return listed;
  // For JSON with a "__proto__" key, Fastify's parser throws an error with a status and no code.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new HttpError(statusCode, 'The request is malformed.');
  }
  return undefined;
}
