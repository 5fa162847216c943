import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { fromWhomHidden, whoIsRefused } from '../../src/access/describe-permissions.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';

// The one shape of every verb (docs/decisions/0027-one-shape-for-every-verb.md), of descriptions about permissions, and of types
// with an id. Each rule is broken once below.

/** Verbs that create something of which two equal ones may exist, so that a repeat can only be recognised by its key. */
const KEYED = new Set(['addAddress', 'createArea', 'createCustomer', 'createProduct', 'createUser']);

const capital = (verb: string) => `${verb[0]?.toUpperCase()}${verb.slice(1)}`;

/** What is wrong with the shape of a mutation. */
function faultsOf(verb: GraphQLField<unknown, unknown>): readonly string[] {
  const { name, args } = verb;
  const [argument, ...others] = args;
  const faults: string[] = [];
  const inputName = `${capital(name)}Input`;
  if (argument?.name !== 'input' || String(argument.type) !== `${inputName}!` || others.length > 0)
    faults.push(`${name} must have one argument, input: ${inputName}!`);
  const input = argument === undefined ? undefined : getNamedType(argument.type);
  if (isInputObjectType(input)) faults.push(...inputFaults(name, input));
  if (String(verb.type) !== `${capital(name)}Payload`)
    faults.push(`${name} must answer ${capital(name)}Payload, nullable: a refused verb must not hide another`);
  const payload = getNamedType(verb.type);
  if (isObjectType(payload)) faults.push(...payloadFaults(payload.getFields(), payload.name));
  return faults;
}

function inputFaults(verb: string, input: GraphQLInputObjectType): string[] {
  const fields = input.getFields();
  const faults: string[] = [];
  if ('id' in fields) faults.push(`${input.name}.id must be <noun>Id`);
  for (const [name, { type }] of Object.entries(fields)) {
    const leaf = getNamedType(type).name;
    const isList = isListType(getNullableType(type));
    if (leaf === 'ID' && !name.endsWith(isList ? 'Ids' : 'Id'))
      faults.push(`${input.name}.${name} must end with ${isList ? 'Ids' : 'Id'}`);
    // A list may hold objects: its rows have no place of their own in the input.
    if (isInputObjectType(getNamedType(type)) && !isList) faults.push(`${input.name}.${name} must be flat`);
  }
  const key = fields.idempotencyKey;
  const expected = KEYED.has(verb) ? 'UUID!' : 'undefined';
  if (String(key?.type) !== expected) faults.push(`${input.name}.idempotencyKey must be ${expected}`);
  return faults;
}

function payloadFaults(fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>, payload: string): string[] {
  const faults = String(fields.userErrors?.type) === '[UserError!]!' ? [] : [`${payload} must have userErrors`];
  for (const [name, { type }] of Object.entries(fields)) {
    if (isNonNullType(type) && !isListType(type.ofType)) faults.push(`${payload}.${name} must be nullable`);
  }
  return faults;
}

const shapeFaults = (schema: GraphQLSchema): string[] => {
  const verbs = Object.values(schema.getMutationType()?.getFields() ?? {});
  const payloads = verbs.map(({ type }) => getNamedType(type).name);
  const shared = payloads.filter((name, index) => payloads.indexOf(name) !== index);
  return [...verbs.flatMap(faultsOf), ...shared.map((name) => `${name} must belong to one verb`)];
};

/** Places where FORBIDDEN is written by hand: anywhere but in the generated sentence of a root field. */
function forbiddenByHand(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const generated = new Set<unknown>(roots);
  const byHand = roots.filter(({ name, description }) => {
    const sentence = whoIsRefused(name) ?? '';
    const written = description?.endsWith(sentence) ? description.slice(0, -sentence.length || undefined) : null;
    return written === null || written.includes('FORBIDDEN');
  });
  const elsewhere = Object.values(schema.getTypeMap()).flatMap((type) => {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    return [type, ...fields].filter((each) => {
      const sentence = fromWhomHidden(type.name, each.name);
      const written = sentence === null ? each.description : each.description?.replace(sentence, '');
      return !generated.has(each) && written?.includes('FORBIDDEN');
    });
  });
  return [...byHand, ...elsewhere].map(({ name }) => name);
}

/** Types with an id that are neither a Node with a root field that finds it, nor say why not. */
function idFaults(schema: GraphQLSchema): string[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || isInterfaceType(type) || !('id' in type.getFields())) return [];
    const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
    if (!isNode)
      return type.description?.includes('Not a Node: ') ? [] : [`${type.name} must be a Node or say why not`];
    const byId = roots.some(
      (root) =>
        root.type === type &&
        root.args.some(({ name, type: argument }) => name === 'id' && getNamedType(argument).name === 'ID'),
    );
    return byId ? [] : [`${type.name} must have a root field that finds one by id`];
  });
}

const schema = await buildGraphSchema(Datamodel.load());

it('every verb has one input and a payload of its own, flat, with ids and keys named alike', () => {
  expect(shapeFaults(schema)).toEqual([]);
});

it('every verb is two files of its name', () => {
  const src = path.resolve(import.meta.dirname, '../../src');
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => file.endsWith('.mutation.ts'));
  const verbs = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const kebab = (verb: string) => verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(files.map((file) => path.basename(file, '.mutation.ts')).toSorted()).toEqual(verbs.map(kebab).toSorted());
  const services = files.map((file) => path.join(src, file.replace('.mutation.ts', '.service.ts')));
  expect(services.filter((file) => !existsSync(file))).toEqual([]);
  expect(all.filter((file) => /\.(resolver|input)\.ts$/.test(file))).toEqual([]);
});

it('nobody writes into a description who is refused: the permission table says it', () => {
  expect(forbiddenByHand(schema)).toEqual([]);
  expect(schema.getMutationType()?.getFields().assignAgent?.description).toMatch(
    /FORBIDDEN unless ADMIN or SUPPORT\.$/,
  );
  expect(schema.getQueryType()?.getFields().customers?.description).toMatch(
    /FORBIDDEN for SUPPLIER and share links\.$/,
  );
  expect([whoIsRefused('login'), whoIsRefused('logout'), whoIsRefused('order'), whoIsRefused('users')]).toEqual([
    null,
    'FORBIDDEN for share links.',
    'FORBIDDEN for SUPPLIER.',
    'FORBIDDEN unless ADMIN or SUPPORT.',
  ]);
});

it('whatever has an id is a Node that a root field finds by it, or says why not', () => {
  expect(idFaults(schema)).toEqual([]);
});

it('finds what breaks a rule', () => {
  const broken = buildSchema(`
    scalar UUID
    interface Node { id: ID! }
    type Query { thing(id: ID!): Thing customer: Int }
    type Thing implements Node { id: ID! }
    type Lost implements Node { id: ID! }
    "Nobody says why." type Bare { id: ID! }
    "Not a Node: it is part of another." type Part { id: ID! }
    type UserError { code: String }
    type Mutation {
      createUser(input: CreateUserInput!): CreateUserPayload
      createArea(name: String!, input: CreateAreaInput): CreateUserPayload!
      updateUser(input: UpdateUserInput!): UpdateUserPayload
    }
    input CreateUserInput { id: ID! agent: ID rounds: [ID!] more: More idempotencyKey: UUID }
    input CreateAreaInput { idempotencyKey: UUID! }
    input UpdateUserInput { userId: ID! idempotencyKey: UUID! rows: [More!] }
    "FORBIDDEN for nobody." input More { a: Int }
    type CreateUserPayload { user: Int! }
    type UpdateUserPayload { userErrors: [UserError!]! }
  `);
  expect(shapeFaults(broken)).toEqual([
    'CreateUserInput.id must be <noun>Id',
    'CreateUserInput.id must end with Id',
    'CreateUserInput.agent must end with Id',
    'CreateUserInput.rounds must end with Ids',
    'CreateUserInput.more must be flat',
    'CreateUserInput.idempotencyKey must be UUID!',
    'CreateUserPayload must have userErrors',
    'CreateUserPayload.user must be nullable',
    'createArea must have one argument, input: CreateAreaInput!',
    'createArea must answer CreateAreaPayload, nullable: a refused verb must not hide another',
    'CreateUserPayload must have userErrors',
    'CreateUserPayload.user must be nullable',
    'UpdateUserInput.idempotencyKey must be undefined',
    'CreateUserPayload must belong to one verb',
  ]);
  expect(idFaults(broken)).toEqual([
    'Lost must have a root field that finds one by id',
    'Bare must be a Node or say why not',
  ]);
  // The generated sentence of these root fields is missing, and one is written where none may be.
  expect(forbiddenByHand(broken)).toEqual(expect.arrayContaining(['createUser', 'customer', 'More']));
});
