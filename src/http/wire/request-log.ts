import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Requested so often, by machines, that its lines would bury the others. */
    unlogged?: true;
  }
}

/** One line for each request, when it is over. Never its query string, its variables or its headers: they hold people's data. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  // These lines contain only what is named here; searching them for secrets took a fifth of a small read.
  const lines = log.child({}, { redact: [] });

  app.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.config.unlogged) return done();
    lines.info(
      {
        requestId: request.id,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 100) / 100,
        ...whoAsked(request),
        ...request.trace,
      },
      'request',
    );
    done();
  });

  app.addHook('onRequestAbort', async (request) => {
    lines.info(
      { requestId: request.id, method: request.method, path: pathOf(request), ...request.trace },
      'request cancelled by the client',
    );
  });
}

function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf('?');
  return (end === -1 ? url : url.slice(0, end)).slice(0, 200);
}

function whoAsked({ viewer }: FastifyRequest) {
  if (viewer === null) return undefined;
  return viewer.kind === 'USER' ? { userId: viewer.userId, role: viewer.role } : { shareLinkId: viewer.shareLinkId };
}
