import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from './platform/startup-error.ts';

/** Everything that the environment decides, parsed once. An empty variable counts as not set. */
export interface Config {
  /**
   * NODE_ENV: `development` (default), `production` or `test`. Sample data and development logins exist only outside production.
   */
  readonly environment: 'development' | 'production' | 'test';
  /** HOST: the address to listen on. Default 127.0.0.1, which only this machine can reach. */
  readonly host: string;
  /** PORT: the TCP port to listen on, 0 for any free one. Default 4000. */
  readonly port: number;
  /** DATABASE_URL: a PostgreSQL (15 or newer) of your own, `postgresql://user:password@host:port/database`. Default: the embedded one. */
  readonly databaseUrl: string | undefined;
  /** DATABASE_DIRECT_URL: the same database without a connection pooler, for migrations and LISTEN. Default: DATABASE_URL. */
  readonly databaseDirectUrl: string | undefined;
  /** DATABASE_REPLICA_URL: a read-only replica that answers queries. Default: none. */
  readonly databaseReplicaUrl: string | undefined;
  /** DATA_DIR: where the embedded PostgreSQL and the development logins are kept. Default: `.data` in the checkout. */
  readonly dataDir: string;
  /** LOG_LEVEL: `fatal`, `error`, `warn`, `info` (default), `debug`, `trace` or `silent`. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** DATABASE_POOL_SIZE: maximum connections of this process for queries, the same number again for writes, and half as many for payloads. Default 10. */
  readonly databasePoolSize: number;
  /** STATEMENT_TIMEOUT_MS: milliseconds after which PostgreSQL cancels a statement of the API. Default 10000. */
  readonly statementTimeoutMs: number;
  /** PREPARED_STATEMENTS: `on` (default), or `off` for poolers that do not support named statements (PgBouncer before 1.21). */
  readonly preparedStatements: boolean;
  /** ACCESS_TOKEN_TTL_SECONDS: lifetime of an access token in seconds, at most 900 (default). */
  readonly accessTokenTtlSeconds: number;
  /** REFRESH_TOKEN_TTL_DAYS: lifetime of a refresh token in days, 1 to 365. Default 30. */
  readonly refreshTokenTtlDays: number;
  /** MAX_BODY_BYTES: maximum bytes of a request body. Default 1048576 (1 MiB). */
  readonly maxBodyBytes: number;
  /** MAX_DOCUMENT_BYTES: maximum bytes of a GraphQL document. Default 131072 (128 KiB). */
  readonly maxDocumentBytes: number;
  /** MAX_TOKENS: maximum tokens of a document. Default 5000. */
  readonly maxTokens: number;
  /** MAX_DEPTH: maximum levels of nested fields. Default 20. */
  readonly maxDepth: number;
  /** MAX_FIELDS: maximum fields of an operation; those of a fragment count each time it is spread. Default 1000. */
  readonly maxFields: number;
  /** MAX_ALIASES: maximum aliased fields of an operation. Default 100. */
  readonly maxAliases: number;
  /** MAX_ROOT_FIELDS: maximum root fields of an operation. Default 30. */
  readonly maxRootFields: number;
  /** MAX_COST: maximum rows that one operation may touch, computed from its page sizes before it runs. Default 500000. */
  readonly maxCost: number;
  /** MAX_PAGE_SIZE: maximum rows of one page, and ids of one `nodes` call. Default 500. */
  readonly maxPageSize: number;
  /** MAX_FILTER_CONDITIONS: maximum conditions in all filters of an operation. Default 200. */
  readonly maxFilterConditions: number;
  /** MAX_ORDER_KEYS: maximum entries of an `orderBy`. Default 5. */
  readonly maxOrderKeys: number;
  /** MAX_GROUP_KEYS: maximum entries in the `keys` of a `groupBy`. Default 8. */
  readonly maxGroupKeys: number;
  /** MAX_GROUPS: maximum groups of a `groupBy`. Default 5000. */
  readonly maxGroups: number;
  /** MAX_ANSWER_BYTES: maximum bytes of the data of one answer. Default 33554432 (32 MiB). */
  readonly maxAnswerBytes: number;
  /** SIGNING_KEY: private key that signs access tokens, a JWK or a PEM. Required in production; otherwise generated once. */
  readonly signingKey: string | undefined;
  /** VERIFICATION_KEYS: further public keys that verify access tokens: the previous signing key and the next one. */
  readonly verificationKeys: string | undefined;
  /** OUTSIDE_ISSUER, OUTSIDE_ISSUER_JWKS_URL, OUTSIDE_ISSUER_AUDIENCE: whose tokens are also accepted; all three or none. */
  readonly outsideIssuer: { readonly issuer: string; readonly jwksUrl: string; readonly audience: string } | undefined;
  /** TRUSTED_PROXIES: addresses and networks, separated by commas, whose X-Forwarded-For is trusted. Default: none. */
  readonly trustedProxies: string | undefined;
  /**
   * CURSOR_SECRET: at least 32 characters that sign pagination cursors, the same in every process. Required in production;
   * otherwise generated once.
   */
  readonly cursorSecret: string | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), 'is not a postgresql:// address');

const environmentSchema = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default(path.join(import.meta.dirname, '../.data')),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  DATABASE_POOL_SIZE: wholeNumber(1, 1000).default(10),
  STATEMENT_TIMEOUT_MS: wholeNumber(1, 3_600_000).default(10_000),
  PREPARED_STATEMENTS: oneOf(['on', 'off']).default('on'),
  ACCESS_TOKEN_TTL_SECONDS: wholeNumber(1, 900).default(900),
  REFRESH_TOKEN_TTL_DAYS: wholeNumber(1, 365).default(30),
  MAX_BODY_BYTES: wholeNumber(1024, 104_857_600).default(1_048_576),
  MAX_DOCUMENT_BYTES: wholeNumber(100, 104_857_600).default(131_072),
  MAX_TOKENS: wholeNumber(10, 100_000).default(5_000),
  MAX_DEPTH: wholeNumber(1, 100).default(20),
  MAX_FIELDS: wholeNumber(1, 50_000).default(1_000),
  MAX_ALIASES: wholeNumber(0, 50_000).default(100),
  MAX_ROOT_FIELDS: wholeNumber(1, 1_000).default(30),
  MAX_COST: wholeNumber(1, 999_999_999).default(500_000),
  MAX_PAGE_SIZE: wholeNumber(1, 100_000).default(500),
  MAX_FILTER_CONDITIONS: wholeNumber(1, 10_000).default(200),
  MAX_ORDER_KEYS: wholeNumber(1, 50).default(5),
  MAX_GROUP_KEYS: wholeNumber(1, 50).default(8),
  MAX_GROUPS: wholeNumber(1, 1_000_000).default(5_000),
  MAX_ANSWER_BYTES: wholeNumber(1024, 999_999_999).default(33_554_432),
  SIGNING_KEY: z.string().refine(looksLikePrivateKey, 'is neither a JWK (JSON) nor a PEM private key').optional(),
  VERIFICATION_KEYS: z.string().optional(),
  OUTSIDE_ISSUER: z.string().optional(),
  OUTSIDE_ISSUER_JWKS_URL: z.string().refine(isWebAddress, 'is not an http or https address').optional(),
  OUTSIDE_ISSUER_AUDIENCE: z.string().optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(areNetworks, 'is not a list of IP addresses or networks such as 10.0.0.0/8')
    .optional(),
  CURSOR_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
});

/** The names of all variables. */
export const SETTINGS = Object.keys(environmentSchema.shape);

const OUTSIDE = ['OUTSIDE_ISSUER', 'OUTSIDE_ISSUER_JWKS_URL', 'OUTSIDE_ISSUER_AUDIENCE'] as const;

/** Commands that only use the database must not require the keys of the API. */
const serverSchema = environmentSchema.superRefine((values, context) => {
  const given = OUTSIDE.filter((name) => values[name] !== undefined);
  for (const name of OUTSIDE) {
    if (given.length > 0 && values[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: `is required together with ${given.join(' and ')}` });
  }
  if (values.NODE_ENV !== 'production') return;
  for (const name of ['SIGNING_KEY', 'CURSOR_SECRET'] as const) {
    if (values[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: 'is required in production' });
  }
});

/** Reads the environment; throws one error that lists everything wrong in it. */
export function readConfig(purpose: 'serve' | 'command', environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = (purpose === 'serve' ? serverSchema : environmentSchema).safeParse(set);
  if (!parsed.success) throw explain(parsed.error);
  const values = parsed.data;
  return {
    environment: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL ?? values.DATABASE_URL,
    databaseReplicaUrl: values.DATABASE_REPLICA_URL,
    dataDir: path.resolve(values.DATA_DIR),
    logLevel: values.LOG_LEVEL,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    statementTimeoutMs: values.STATEMENT_TIMEOUT_MS,
    preparedStatements: values.PREPARED_STATEMENTS === 'on',
    accessTokenTtlSeconds: values.ACCESS_TOKEN_TTL_SECONDS,
    refreshTokenTtlDays: values.REFRESH_TOKEN_TTL_DAYS,
    maxBodyBytes: values.MAX_BODY_BYTES,
    maxDocumentBytes: values.MAX_DOCUMENT_BYTES,
    maxTokens: values.MAX_TOKENS,
    maxDepth: values.MAX_DEPTH,
    maxFields: values.MAX_FIELDS,
    maxAliases: values.MAX_ALIASES,
    maxRootFields: values.MAX_ROOT_FIELDS,
    maxCost: values.MAX_COST,
    maxPageSize: values.MAX_PAGE_SIZE,
    maxFilterConditions: values.MAX_FILTER_CONDITIONS,
    maxOrderKeys: values.MAX_ORDER_KEYS,
    maxGroupKeys: values.MAX_GROUP_KEYS,
    maxGroups: values.MAX_GROUPS,
    maxAnswerBytes: values.MAX_ANSWER_BYTES,
    signingKey: values.SIGNING_KEY,
    verificationKeys: values.VERIFICATION_KEYS,
    outsideIssuer: outsideIssuerOf(values),
    trustedProxies: values.TRUSTED_PROXIES,
    cursorSecret: values.CURSOR_SECRET,
  };
}

/** Names the variables and what is wrong with them, never their values: some are secrets. */
function explain({ issues }: z.ZodError): StartupError {
  const complaints = issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
  return new StartupError(
    `The settings are invalid: ${complaints.join('; ')}`,
    'README.md lists the settings under "Settings".',
  );
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `is not one of ${values.join(', ')}`);
}

function wholeNumber(least: number, most: number) {
  const complaint = `is not a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, complaint)
    .transform(Number)
    .refine((value) => value >= least && value <= most, complaint);
}

function outsideIssuerOf(
  values: { readonly [name in (typeof OUTSIDE)[number]]?: string | undefined },
): Config['outsideIssuer'] {
  const [issuer, jwksUrl, audience] = OUTSIDE.map((name) => values[name]);
  return issuer && jwksUrl && audience ? { issuer, jwksUrl, audience } : undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function areNetworks(text: string): boolean {
  return text.split(',').every((network) => {
    const [address = '', bits] = network.trim().split('/');
    const version = isIP(address);
    return (
      version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
    );
  });
}

function looksLikePrivateKey(text: string): boolean {
  if (text.includes('-----BEGIN') && text.includes('PRIVATE KEY-----')) return true;
  try {
    return typeof JSON.parse(text)?.kty === 'string';
  } catch {
    return false;
  }
}
