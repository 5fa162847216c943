import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { documentLimitsOf } from './configured-limits.ts';
import type { CustomersContext } from './customers/customers-context.ts';
import { Drain } from './http/drain.ts';
import { buildHttpServer } from './http/http-server.ts';
import { createReadiness } from './http/readiness.ts';
import { createAttemptLimits } from './identity/attempt-limits.ts';
import { authenticate } from './identity/authenticate.ts';
import type { IdentityContext } from './identity/identity-context.ts';
import { jwksRoute } from './identity/tokens/jwks.route.ts';
import { withOutsideIssuer } from './identity/tokens/outside-issuer.ts';
import { loadSigningKeys } from './identity/tokens/signing-key.ts';
import { createTokenService } from './identity/tokens/token.ts';
import type { Database } from './platform/database.ts';
import { MIGRATIONS_FOLDER, readMigrations } from './platform/migrations/migration-folder.ts';
import { verifyForServing } from './platform/schema-check/verify-schema.ts';
import { buildReads } from './reads.ts';
import { FORGETTING } from './schema.ts';

export interface AppOptions {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
}

export interface RunningApp {
  /** The URL of the graph, such as http://127.0.0.1:4000/graphql. */
  readonly url: string;
  close(): Promise<void>;
}

/** Below the 8 s that the starting command waits, so that requests are cut here, and logged. */
const DRAIN_TIMEOUT_MS = 7_000;

/** Longer than a bcrypt hash of 12 rounds takes. */
const LEAST_REFUSAL_MS = 400;

/** The context of every request, with each feature's part. */
export type AppContext = IdentityContext & CustomersContext;

/** The whole application: schema, reads, identity, HTTP. Does not listen yet. */
export async function buildApp({ config, database, log }: AppOptions): Promise<FastifyInstance> {
  const [{ schema, reads }, keys, migrations] = await Promise.all([
    buildReads(config, database),
    loadSigningKeys(config),
    readMigrations(MIGRATIONS_FOLDER),
  ]);
  const ours = createTokenService({ keys, lifetimeSeconds: config.accessTokenTtlSeconds });
  const { outsideIssuer } = config;
  const tokens = outsideIssuer === undefined ? ours : withOutsideIssuer(ours, outsideIssuer, database);
  const attempts = createAttemptLimits(database);
  const sessions = { refreshTokenTtlDays: config.refreshTokenTtlDays, leastRefusalMs: LEAST_REFUSAL_MS };
  const app = await buildHttpServer({
    schema,
    authenticate: (header) => authenticate(tokens, header),
    reads,
    createContext: (facts): AppContext => ({
      ...facts,
      database,
      reads,
      tokens,
      attempts,
      sessions,
      forgetting: FORGETTING,
    }),
    readiness: createReadiness({
      pool: database.pool,
      migrations: migrations.map(({ name }) => name),
      readSchemaFaults: async () => (await verifyForServing(database.pool)).map(({ message }) => message),
      onSchemaFaults: (faults) =>
        log.error(
          { faults },
          'The database schema does not match this version: run "earlybird verify schema" to see the differences',
        ),
    }),
    log,
    maxBodyBytes: config.maxBodyBytes,
    statementTimeoutMs: config.statementTimeoutMs,
    documentLimits: documentLimitsOf(config),
    trustedProxies: config.trustedProxies,
  });
  jwksRoute(app, keys);
  return app;
}

/** The same, listening. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { host, port } = options.config;
  const app = await buildApp(options);
  const drain = new Drain(app);
  await app.listen({ host: bindAddress(host), port });
  // Nobody may ever ask, and an invalid schema must be in the log.
  void app.inject('/health/ready');
  return {
    url: `http://${reachableHost(host)}:${(app.server.address() as AddressInfo).port}/graphql`,
    close: () => drain.close(DRAIN_TIMEOUT_MS),
  };
}

/** For this name, Fastify would open a second server that cannot be drained. */
function bindAddress(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

/** An address that can be typed into a browser of this machine. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
