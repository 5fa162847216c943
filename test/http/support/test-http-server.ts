import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Role } from '../../../src/access/role.ts';
import { buildHttpServer, type HttpServerOptions } from '../../../src/http/http-server.ts';
import { RequestError } from '../../../src/platform/errors.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createTinyGraph, type TinyGraph } from './tiny-graph.ts';

export interface TestHttpServer {
  readonly app: FastifyInstance;
  readonly graph: TinyGraph;
  readonly port: number;
  readonly url: string;
  /** The log so far, one object per line. */
  readonly lines: Record<string, unknown>[];
  /** Posts a GraphQL request and reads its answer. */
  post(body: object, headers?: Record<string, string>): Promise<TestAnswer>;
  close(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: unknown;
    errors?: { message: string; path?: unknown; locations?: unknown; extensions: Record<string, unknown> }[];
  };
}

/** An HTTP server over the tiny graph, on its own port. The token "good" is an administrator's. */
export async function startTestHttpServer(overrides: Partial<HttpServerOptions> = {}): Promise<TestHttpServer> {
  const graph = createTinyGraph();
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const app = await buildHttpServer({
    schema: graph.schema,
    authenticate,
    reads: graph.reads,
    createContext: (facts) => ({ ...facts, reads: graph.reads, database: undefined as never }),
    readiness: async () => undefined,
    log,
    maxBodyBytes: 1_048_576,
    statementTimeoutMs: 10_000,
    ...overrides,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;
  return {
    app,
    graph,
    port,
    url,
    lines,
    post: (body, headers = {}) =>
      readAnswer(
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      ),
    close: () => app.close(),
  };
}

export async function readAnswer(sent: Promise<Response>): Promise<TestAnswer> {
  const response = await sent;
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') ? JSON.parse(text) : {},
  };
}

export function codesOf({ body }: TestAnswer): unknown[] {
  return body.errors?.map(({ extensions }) => extensions.code) ?? [];
}

async function authenticate(header: string | undefined) {
  if (header === undefined) return null;
  if (header !== 'Bearer good') throw new RequestError('UNAUTHENTICATED', 'The access token is invalid. Log in again.');
  return {
    kind: 'USER',
    userId: '0190a000-0000-7000-8000-000000000001',
    role: Role.ADMIN,
    customerId: null,
    mustChangePassword: false,
  } as const;
}
