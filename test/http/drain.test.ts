import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Drain } from '../../src/http/drain.ts';
import { startTestHttpServer, type TestHttpServer } from './support/test-http-server.ts';

/** Long enough that half of it distinguishes waiting for a client from a busy machine. */
const LIMIT_MS = 40_000;

let server: TestHttpServer;
let drain: Drain;
beforeEach(async () => {
  server = await startTestHttpServer();
  drain = new Drain(server.app);
});
afterEach(() => server.close());

async function msOf(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

const slowly = (ms: number) => server.post({ query: 'query ($ms: Int!) { slow(ms: $ms) }', variables: { ms } });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets a request under way finish, and closes then', async () => {
  const answering = slowly(600);
  await pause(100);
  const closing = drain.close(LIMIT_MS);
  const answer = await answering;
  expect([answer.status, answer.text]).toEqual([200, '{"data":{"slow":"done"}}']);
  expect(await msOf(closing)).toBeLessThan(LIMIT_MS / 2);
});

it('cuts what takes too long', async () => {
  const answering = slowly(LIMIT_MS).catch((error: unknown) => error);
  await pause(100);
  expect(await msOf(drain.close(300))).toBeLessThan(LIMIT_MS / 2);
  expect(await answering).toBeInstanceOf(Error);
});

it('does not wait for connections that are kept open', async () => {
  const agent = new http.Agent({ keepAlive: true });
  const request = http.get(new URL('/health/live', server.url), { agent });
  const [response] = await once(request, 'response');
  response.resume();
  await once(response, 'end');
  expect(await msOf(drain.close(LIMIT_MS))).toBeLessThan(LIMIT_MS / 2);
  agent.destroy();
});

it('does not wait for connections that were never used', async () => {
  const socket = net.connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  expect(await msOf(drain.close(LIMIT_MS))).toBeLessThan(LIMIT_MS / 2);
  socket.destroy();
});

it('takes no new connections', async () => {
  const answering = slowly(400);
  await pause(100);
  const closing = drain.close(LIMIT_MS);
  await pause(100);
  const socket = net.connect(server.port, '127.0.0.1');
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  await Promise.all([answering, closing]);
});
