import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import type { UserViewer } from '../../src/access/viewer.ts';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { loadSigningKeys } from '../../src/identity/tokens/signing-key.ts';
import { createTokenService, type TokenService } from '../../src/identity/tokens/token.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { PATIENCE_MS } from './patience.ts';
import { createSampleDatabase, type TestDatabase } from './test-database.ts';
import { type Ask, bodyOf } from './verb.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly data: any;
  readonly errors: readonly { message: string; path?: unknown; extensions: { code: string } }[] | undefined;
  /** The response body as it was sent. */
  readonly text: string;
}

/** The whole application over a database with sample data, queried as by a client. */
export interface TestGraph {
  readonly app: FastifyInstance;
  /** Of its database. */
  readonly url: string;
  readonly database: Database;
  readonly tokens: TokenService;
  ask(query: string, variables?: Readonly<Record<string, unknown>>, as?: UserViewer | null): Promise<Answer>;
  /** The payload of one mutation with its user errors; `refused`: the code of an error of the request. */
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every shape.
  write(asked: Ask, show?: string, as?: UserViewer | null): Promise<any>;
  /** The viewer of the user with this email. */
  viewer(email: string): Promise<UserViewer>;
  /** A second process of the application on the same database. */
  another(): Promise<{ readonly app: FastifyInstance; close(): Promise<void> }>;
  close(): Promise<void>;
}

interface TestGraphOptions {
  readonly log?: Logger;
  /** Default: with sample data. */
  readonly create?: () => Promise<TestDatabase>;
  /** Environment variables besides those of every test. */
  readonly settings?: Readonly<Record<string, string>>;
}

export async function openTestGraph({
  log = pino({ level: 'silent' }),
  create = createSampleDatabase,
  settings = {},
}: TestGraphOptions = {}): Promise<TestGraph> {
  const [testDatabase, dataDir] = await Promise.all([create(), mkdtemp(path.join(tmpdir(), 'earlybird-graph-'))]);
  const config = readConfig('serve', {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: testDatabase.url,
    LOG_LEVEL: 'silent',
    STATEMENT_TIMEOUT_MS: String(PATIENCE_MS),
    ...settings,
  });
  const open = () =>
    openDatabase({
      url: testDatabase.url,
      poolSize: 4,
      statementTimeoutMs: config.statementTimeoutMs,
      preparedStatements: true,
    });
  const start = (on: Database) => buildApp({ config, database: on, log });
  const database = open();
  const app = await start(database);
  const tokens = createTokenService({ keys: await loadSigningKeys(config) });
  const admin = await viewerOf(database, 'admin@earlybird.example').catch(() => null);

  const send: TestGraph['ask'] = async (query, variables = {}, as = admin) => {
    const authorization = as === null ? {} : { authorization: `Bearer ${(await tokens.issue(as)).accessToken}` };
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...authorization, accept: 'application/graphql-response+json' },
      payload: { query, variables },
    });
    const body = JSON.parse(response.body);
    return { status: response.statusCode, data: body.data, errors: body.errors, text: response.body };
  };

  return {
    app,
    url: testDatabase.url,
    database,
    tokens,
    viewer: (email) => viewerOf(database, email),
    async write(asked, show, as) {
      const { query, variables } = bodyOf(asked, show);
      const { data, errors } = await send(query, variables, as);
      return { ...data?.it, refused: errors?.[0]?.extensions.code };
    },
    ask: send,
    async another() {
      const its = open();
      const second = await start(its);
      return {
        app: second,
        async close() {
          await second.close();
          await its.close();
        },
      };
    },
    async close() {
      await app.close();
      await database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function viewerOf({ prisma }: Database, email: string): Promise<UserViewer> {
  const user = await prisma.user.findUniqueOrThrow({ where: { email } });
  return { kind: 'USER', userId: user.id, role: user.role, customerId: user.customerId, mustChangePassword: false };
}
