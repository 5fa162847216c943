import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ReadEngine } from '../compiler/read-engine.ts';
import { answerClientError } from './errors/client-error.ts';
import { answerNotFound, createErrorHandler } from './errors/error-answer.ts';
import { createJudge } from './errors/error-verdict.ts';
import { DOCUMENT_LIMITS, type DocumentLimits } from './graphql/document-limits.ts';
import { graphqlRoute } from './graphql/graphql.route.ts';
import type { Authenticate, CreateContext } from './graphql/graphql-context.ts';
import { startGraphqlServer } from './graphql/graphql-server.ts';
import { createKnownOperationHandler } from './graphql/known-operation-handler.ts';
import { KnownOperations } from './graphql/known-operations.ts';
import { healthRoutes } from './health.route.ts';
import type { Readiness } from './readiness.ts';
import { schemaRoute } from './schema.route.ts';
import { refuseOddRequest } from './wire/request-guard.ts';
import { markAnswer, requestIdOf } from './wire/request-id.ts';
import { logRequests } from './wire/request-log.ts';
import { parseUtf8Json, refuseOtherEncoding } from './wire/utf8.ts';

export interface HttpServerOptions {
  readonly schema: GraphQLSchema;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  /** The same logger that contexts have. */
  readonly reads: ReadEngine;
  readonly readiness: Readiness;
  readonly log: Logger;
  readonly maxBodyBytes: number;
  /** Only for what callers see: PostgreSQL enforces it. */
  readonly statementTimeoutMs: number;
  readonly documentLimits?: DocumentLimits;
  /** Whose X-Forwarded-For is trusted, so that callers using a proxy can be distinguished. */
  readonly trustedProxies?: string | undefined;
}

const MAX_HEADER_BYTES = 16_384;
/** Time for a request to arrive completely, body included. */
const ARRIVAL_TIMEOUT_MS = 30_000;

/** Everything between the socket and the graph. Does not listen yet. */
export async function buildHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const judge = createJudge(options.statementTimeoutMs);
  const answerError = createErrorHandler(judge, options.maxBodyBytes);
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request is expensive, and most requests log nothing with it: log lines name the request instead.
    childLoggerFactory: (logger) => logger,
    genReqId: requestIdOf,
    trustProxy: options.trustedProxies ?? false,
    bodyLimit: options.maxBodyBytes,
    requestTimeout: ARRIVAL_TIMEOUT_MS,
    // A missing Host is refused by our own guard, in our own shape.
    http: { maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false },
    // Requests on open connections are still answered while the server closes.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerError,
  });
  app.removeContentTypeParser('text/plain');
  parseUtf8Json(app);
  app.decorateRequest('viewer', null);
  app.decorateRequest('trace');
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  // A callback instead of await: an unnecessary promise costs every request a turn of the queue.
  app.addHook('onRequest', (request, reply, done) => {
    request.trace = {};
    markAnswer(request, reply);
    refuseOddRequest(request);
    refuseOtherEncoding(request);
    done();
  });
  logRequests(app, options.log);

  const operations = new KnownOperations();
  const { schema, log, reads } = options;
  const limits = options.documentLimits ?? DOCUMENT_LIMITS;
  const apollo = await startGraphqlServer({ schema, judge, limits, log, operations });
  app.addHook('onClose', () => apollo.stop());
  const answerKnown = createKnownOperationHandler({ schema, operations, reads, judge });
  graphqlRoute(app, { ...options, apollo, answerKnown });
  schemaRoute(app, options.schema);
  healthRoutes(app, options.readiness);
  return app;
}
