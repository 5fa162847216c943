import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

/** For whatever restarts processes (live) and whatever sends them traffic (ready). */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/health/live', { config: { unlogged: true } }, async (_request, reply) => {
    return reply.header('cache-control', 'no-store').send({ status: 'live' });
  });

  app.get('/health/ready', { config: { unlogged: true } }, async (_request, reply) => {
    const reason = await readiness();
    reply.header('cache-control', 'no-store');
    if (reason === undefined) return reply.send({ status: 'ready' });
    return reply.code(503).send({ status: 'unavailable', reason });
  });
}
