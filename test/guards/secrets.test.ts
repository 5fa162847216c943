import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/schema.ts';
import { datamodel, rowTypesOf } from './compiled-types.ts';

const SECRET_MODELS = ['Credential', 'RefreshToken', 'ActivationToken'];

const SECRET_NAME = /hash|token|secret|password/i;

/** Fields that return a token once to its owner, or describe a secret without revealing it. */
const ALLOWED = new Set([
  'ActivateAccountPayload.accessToken',
  'ActivateAccountPayload.refreshToken',
  'ChangePasswordPayload.accessToken',
  'ChangePasswordPayload.refreshToken',
  'CreateCustomerPayload.oneTimePassword',
  'CreateUserPayload.oneTimePassword',
  'IssueActivationPayload.activationToken',
  'LoginPayload.accessToken',
  'LoginPayload.refreshToken',
  'RefreshSessionPayload.accessToken',
  'RefreshSessionPayload.refreshToken',
  'Viewer.mustChangePassword',
]);

function secretFields(schema: GraphQLSchema): readonly string[] {
  const roots = new Set([schema.getMutationType(), schema.getSubscriptionType()]);
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !roots.has(type) && !type.name.startsWith('__'))
    .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((name) => [type.name, name]) : []))
    .filter(([, name]) => SECRET_NAME.test(name as string))
    .map((parts) => parts.join('.'))
    .filter((coordinate) => !ALLOWED.has(coordinate));
}

const secretModels = (schema: GraphQLSchema): readonly string[] =>
  rowTypesOf(schema)
    .filter(({ model }) => SECRET_MODELS.includes(model.name))
    .map(({ type }) => type.name);

it('has no field named like a secret: take the field away, or allow it here with its reason', async () => {
  expect(secretFields(await buildGraphSchema(datamodel))).toEqual([]);
});

it('shows no model that holds secrets: nothing that reads a row may be able to read them', async () => {
  expect(secretModels(await buildGraphSchema(datamodel))).toEqual([]);
});

it('finds both', () => {
  const schema = buildSchema(`
    type Query { user: User }
    type User { id: ID passwordHash: String credential: Credential }
    type Credential { id: ID }
    type ShareLink { tokenHash: String }
    type LoginPayload { accessToken: String }
  `);
  expect(secretFields(schema)).toEqual(['User.passwordHash', 'ShareLink.tokenHash']);
  expect(secretModels(schema)).toEqual(['Credential']);
});

it('names models that exist', () => {
  expect(SECRET_MODELS.filter((name) => !datamodel.hasModel(name))).toEqual([]);
});
