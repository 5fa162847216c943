import { PATIENCE_MS } from '../support/patience.ts';
import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { pino } from 'pino';
import { buildSchemaSync } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizeRead } from '../../src/access/authorize.ts';
import { readerOf } from '../../src/access/reader.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { createReadEngine } from '../../src/compiler/engine/create-read-engine.ts';
import { READ_LIMITS } from '../../src/compiler/limits.ts';
import type { ReadEngine } from '../../src/compiler/read-engine.ts';
import { completeSchema } from '../../src/compiler/schema/complete-schema.ts';
import { authenticate } from '../../src/identity/authenticate.ts';
import type { IdentityContext } from '../../src/identity/identity-context.ts';
import { LoginMutation } from '../../src/identity/sessions/login.mutation.ts';
import { createTokenService } from '../../src/identity/tokens/token.ts';
import { UserRoot } from '../../src/identity/users/user.root.ts';
import { userScope } from '../../src/identity/users/user.scope.ts';
import { ViewerEdges } from '../../src/identity/viewer.edges.ts';
import { ViewerRoot } from '../../src/identity/viewer.root.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { type MadeAccount, makeAccount } from './accounts.ts';
import { unlimitedAttempts } from './unlimited-attempts.ts';

const PASSWORD = 'correct horse battery';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const tokens = createTokenService({
  keys: { current: { id: 'k', privateKey }, publicKeys: new Map([['k', publicKey]]) },
});

let testDatabase: TestDatabase;
let database: Database;
let schema: GraphQLSchema;
let reads: ReadEngine;
let customer: MadeAccount;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({
    url: testDatabase.url,
    poolSize: 4,
    statementTimeoutMs: PATIENCE_MS,
    preparedStatements: true,
  });
  const datamodel = Datamodel.load();
  schema = completeSchema(
    buildSchemaSync({ resolvers: [LoginMutation, UserRoot, ViewerRoot, ViewerEdges], validate: false }),
    {
      datamodel,
      resolveRoot: (_, __, context: IdentityContext, info) => context.reads.readField(info, readerOf(context.viewer)),
    },
  );
  reads = createReadEngine({
    schema,
    datamodel,
    pool: database.queryPool,
    payloadPool: database.pool,
    scopes: [userScope],
    fieldRules: { readable: {}, hidden: {} },
    authorize: authorizeRead,
    cursorSecret: 'x'.repeat(32),
    preparedStatements: true,
    limits: READ_LIMITS,
  });
  customer = await makeAccount(database, { email: 'customer@x.example', role: 'CUSTOMER', password: PASSWORD });
  await makeAccount(database, { email: 'admin@x.example', password: PASSWORD });
  await makeAccount(database, { email: 'supplier@x.example', role: 'SUPPLIER', password: PASSWORD });
  await makeAccount(database, { email: 'must@x.example', mustChangePassword: true, password: PASSWORD });
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

function contextOf(viewer: Viewer | null): IdentityContext {
  const log = pino({ level: 'silent' });
  const sessions = { refreshTokenTtlDays: 30, leastRefusalMs: 0 };
  const caller = { viewer, requestId: 'test', ip: null, userAgent: null };
  return { ...caller, database, reads, log, tokens, attempts: unlimitedAttempts, sessions };
}

const execute = (source: string, viewer: Viewer | null, variableValues: Record<string, unknown> = {}) =>
  graphql({ schema, source, contextValue: contextOf(viewer), variableValues });

/** As the server answers a query: the text of its data, from the compiled statement. */
async function answer(source: string, viewer: Viewer | null) {
  const document = parse(source);
  const operation = document.definitions[0];
  if (operation?.kind !== 'OperationDefinition') throw new Error('The first definition must be the operation.');
  const answered = await reads.prepare({ document, operation, source, variables: {}, reader: readerOf(viewer) })?.();
  return JSON.parse(answered?.data ?? '');
}

const LOGIN = /* GraphQL */ `
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      accessToken
      expiresAt
      viewer { kind mustChangePassword permissions me: user { id email role status } }
      userErrors { code message field }
    }
  }
`;

async function logIn(email: string, password = PASSWORD) {
  const { data, errors } = await execute(LOGIN, null, { input: { email, password } });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: the answer to the document above
  return (data as any).login;
}

const viewerOf = async (email: string) => authenticate(tokens, `Bearer ${(await logIn(email)).accessToken}`);

const VIEWER = '{ viewer { __typename id kind mustChangePassword permissions user { id email } } }';

describe('login', () => {
  it('answers the session and who it is, before any further request', async () => {
    const { accessToken, expiresAt, viewer, userErrors } = await logIn('customer@x.example');
    expect(userErrors).toEqual([]);
    expect(expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(viewer).toEqual({
      kind: 'USER',
      mustChangePassword: false,
      permissions: expect.arrayContaining(['viewer', 'orders', 'invoices']),
      me: { id: customer.userId, email: 'customer@x.example', role: 'CUSTOMER', status: 'ACTIVE' },
    });
    expect(await authenticate(tokens, `Bearer ${accessToken}`)).toMatchObject(customer);
  });

  it('answers a refusal as data', async () => {
    expect(await logIn('customer@x.example', 'wrong')).toEqual({
      accessToken: null,
      expiresAt: null,
      viewer: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS', message: expect.stringContaining('password is wrong'), field: null }],
    });
  });

  it.each([
    { email: 'a@x.example' },
    { email: 7, password: 'p' },
    { email: 'a', password: null },
    { email: 'a', password: ['p', 'q'] },
  ])('refuses the input %j before it runs', async (input) => {
    const { data, errors } = await execute(LOGIN, null, { input });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('input');
  });
});

describe('viewer', () => {
  it('is null without a session', async () => {
    expect(await answer('{ __typename viewer { kind } }', null)).toEqual({ __typename: 'Query', viewer: null });
  });

  it('says who has logged in, the same in both ways of answering', async () => {
    const viewer = await viewerOf('supplier@x.example');
    const answered = await answer(VIEWER, viewer);
    expect(answered).toEqual({
      viewer: {
        __typename: 'Viewer',
        id: viewer?.userId,
        kind: 'USER',
        mustChangePassword: false,
        permissions: [
          'login',
          'refreshSession',
          'activateAccount',
          'changePassword',
          'logout',
          'viewer',
          'node',
          'nodes',
        ],
        user: { id: viewer?.userId, email: 'supplier@x.example' },
      },
    });
    expect((await execute(VIEWER, viewer)).data).toEqual(answered);
  });

  it('is oneself also for those who see everybody', async () => {
    const viewer = await viewerOf('admin@x.example');
    expect(await answer('{ viewer { user { id } } }', viewer)).toEqual({ viewer: { user: { id: viewer?.userId } } });
  });

  it('has no user for a share link', async () => {
    const link: Viewer = { kind: 'SHARE_LINK', shareLinkId: customer.userId };
    expect(await answer('{ viewer { id kind user { id } } }', link)).toEqual({
      viewer: { id: customer.userId, kind: 'SHARE_LINK', user: null },
    });
  });
});

describe('a session that must change its password', () => {
  it('learns that, and nothing else', async () => {
    const viewer = await viewerOf('must@x.example');
    expect(await answer('{ viewer { kind mustChangePassword permissions } }', viewer)).toEqual({
      viewer: {
        kind: 'USER',
        mustChangePassword: true,
        permissions: ['login', 'refreshSession', 'activateAccount', 'changePassword', 'logout', 'viewer'],
      },
    });
    await expect(answer('{ viewer { kind } users { totalCount } }', viewer)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Change your password'),
    });
  });
});

describe('a list of users', () => {
  const USERS = '{ users { totalCount } }';

  it('is for those entitled only, in both ways of answering', async () => {
    expect(await answer(USERS, await viewerOf('admin@x.example'))).toEqual({ users: { totalCount: 4 } });
    for (const [viewer, code] of [
      [null, 'UNAUTHENTICATED'],
      [await viewerOf('customer@x.example'), 'FORBIDDEN'],
      [await viewerOf('supplier@x.example'), 'FORBIDDEN'],
    ] as const) {
      await expect(answer(USERS, viewer)).rejects.toMatchObject({ name: 'RequestError', code });
      const { errors } = await execute(USERS, viewer);
      expect(errors?.[0]?.originalError).toMatchObject({ name: 'RequestError', code });
    }
  });
});
