import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendStaticText } from '../wire/static-text.ts';
import type { PreparedGraphiql } from './graphiql-page.worker.ts';

/** Serves the IDE to clients that read HTML; prepared at the first request. */
export function createGraphiqlPage() {
  let prepared: Promise<PreparedGraphiql> | undefined;

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    prepared ??= prepare().catch((error: unknown) => {
      // Not cached, so that the next visitor tries again.
      prepared = undefined;
      throw error;
    });
    const { text, contentSecurityPolicy } = await prepared;
    reply
      .header('cache-control', 'public, max-age=3600')
      .header('content-security-policy', contentSecurityPolicy)
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin');
    return sendStaticText(request, reply, text);
  };
}

/** On its own thread: here, 9 MB of scripts would hold up every request for half a second and stay in memory. */
async function prepare(): Promise<PreparedGraphiql> {
  const worker = new Worker(new URL('./typescript-worker.mjs', import.meta.url), {
    workerData: { module: new URL('./graphiql-page.worker.ts', import.meta.url).href },
    execArgv: [],
  });
  const [page] = (await once(worker, 'message')) as [PreparedGraphiql];
  return page;
}
