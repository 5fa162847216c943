import type { FastifyInstance, FastifyRequest } from 'fastify';

/** One line for each request, when it is over. Never its query string, its variables or its headers: they hold people's data. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 100) / 100,
        ...whoAsked(request),
        ...request.trace,
      },
      'request',
    );
  });

  app.addHook('onRequestAbort', async (request) => {
    request.log.info(
      { method: request.method, path: pathOf(request), ...request.trace },
      'request given up by the client',
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
