import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

const CORPUS = [
  "' OR '1'='1",
  `"; DROP TABLE customers; --`,
  "\\'; SELECT pg_sleep(5); --",
  '$1',
  '$$ SELECT 1 $$',
  '%',
  '_%\\',
  '\u0000',
  '\uD800',
  '’；--',
  '{"$ne": null}',
  ')) UNION SELECT password_hash FROM credentials --',
];

let graph: TestGraph;
let schema: GraphQLSchema;
let before: unknown;
beforeAll(async () => {
  graph = await openTestGraph();
  schema = await buildGraphSchema(Datamodel.load());
  before = await countRows();
});
afterAll(() => graph.close());

/** Rows of every table: what an injected statement would change. */
async function countRows(): Promise<unknown> {
  const { rows } = await graph.database.pool.query(`
    SELECT relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname), false, true, '')))[1]::text AS rows
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`);
  return rows;
}

/** Values of a type, each with a hostile text in one place; none if no place takes text. */
function hostile(type: GraphQLInputType, text: string, depth: number): unknown[] {
  if (isNonNullType(type)) return hostile(type.ofType, text, depth);
  if (isListType(type)) return hostile(type.ofType, text, depth).map((value) => [value]);
  if (isEnumType(type)) return [];
  if (isLeafType(type)) return ['Int', 'Float', 'Boolean'].includes(type.name) ? [] : [text];
  if (!isInputObjectType(type) || depth === 0) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    hostile(field.type, text, depth - 1).map((value) => ({ [field.name]: value })),
  );
}

/** A harmless value for a required argument that is not under attack. */
function harmless({ type }: GraphQLArgument): unknown {
  const named = getNamedType(type);
  const values: Record<string, unknown> = {
    Date: '2026-03-01',
    Month: '2026-03',
    ID: '018f0000-0000-7000-8000-000000000000',
  };
  const value = isEnumType(named)
    ? named.getValues()[0]?.name
    : isInputObjectType(named)
      ? {}
      : (values[named.name] ?? 'x');
  return JSON.stringify(type.toString()).includes('[') ? [value] : value;
}

/** Every place gets one text of the corpus per round; all of them in each place would take minutes. */
const PLACE = '…';

function attacks(
  field: GraphQLField<unknown, unknown>,
  turn: number,
  depth = 3,
): { argument: GraphQLArgument; value: unknown }[] {
  return field.args
    .flatMap((argument) => hostile(argument.type, PLACE, depth).map((value) => ({ argument, value })))
    .map(({ argument, value }, place) => {
      const text = CORPUS[(place + turn) % CORPUS.length];
      return { argument, value: JSON.parse(JSON.stringify(value), (_, inner) => (inner === PLACE ? text : inner)) };
    });
}

/** `list`: the list whose rows are queried, if it is not a root field. */
function documentFor(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument, list?: string): string {
  const used = field.args.filter((other) => other === argument || isNonNullType(other.type));
  const type = getNamedType(field.type);
  const connection = isObjectType(type) && 'totalCount' in type.getFields();
  const selection = isLeafType(type) ? '' : connection ? '{ totalCount }' : '{ __typename }';
  const variables = used.map(({ name, type: variable }) => `$${name}: ${variable}`).join(', ');
  const args = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = `${field.name}(${args}) ${selection}`;
  return `query (${variables}) { ${list === undefined ? asked : `${list}(first: 2) { nodes { ${asked} } }`} }`;
}

const HARMLESS_CODES = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED'];

describe('Hostile text in every place of every argument of every root field', () => {
  it.each([0, 5])(
    'is a value and nothing else (turn %d)',
    async (turn) => {
      const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
      let tried = 0;
      for (const field of fields) {
        for (const { argument, value } of attacks(field, turn)) {
          const required = field.args.filter((other) => other !== argument && isNonNullType(other.type));
          const variables = {
            ...Object.fromEntries(required.map((other) => [other.name, harmless(other)])),
            [argument.name]: value,
          };
          const { errors, text: body } = await graph.ask(documentFor(field, argument), variables);
          const at = `${field.name}.${argument.name} ${JSON.stringify(value)}: ${body.slice(0, 300)}`;
          for (const { extensions } of errors ?? []) expect(HARMLESS_CODES, at).toContain(extensions.code);
          tried += 1;
        }
      }
      expect(tried).toBeGreaterThan(300);
    },
    300_000,
  );

  // Only a filter's own operators: its relations are read by code that the root fields have already tried.
  it('of the fields of every row is a value and nothing else, too', async () => {
    const tried = new Set<string>();
    for (const list of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const connection = getNamedType(list.type);
      const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
      if (nodes === undefined || list.args.some(({ type }) => isNonNullType(type))) continue;
      const node = getNamedType(nodes.type);
      if (!isObjectType(node)) continue;
      for (const field of Object.values(node.getFields())) {
        for (const { argument, value } of attacks(field, tried.size, 2)) {
          const required = field.args.filter((other) => other !== argument && isNonNullType(other.type));
          const variables = {
            ...Object.fromEntries(required.map((other) => [other.name, harmless(other)])),
            [argument.name]: value,
          };
          const { errors, text: body } = await graph.ask(documentFor(field, argument, list.name), variables);
          const at = `${node.name}.${field.name}.${argument.name} ${JSON.stringify(value)}: ${body.slice(0, 300)}`;
          for (const { extensions } of errors ?? []) expect(HARMLESS_CODES, at).toContain(extensions.code);
          tried.add(`${node.name}.${field.name}.${argument.name}`);
        }
      }
    }
    for (const place of ['Customer.calendar.month', 'DeliverySubscription.days.from', 'Customer.orders.after']) {
      expect(tried).toContain(place);
    }
  }, 300_000);

  it('has changed no table', async () => {
    expect(await countRows()).toEqual(before);
  });

  it.each(['%', '_', '\\'])('matches %j as itself, not as a pattern', async (text) => {
    const { data } = await graph.ask(
      'query ($text: String!) { customers(filter: { name: { contains: $text } }) { totalCount } }',
      { text },
    );
    expect(data.customers.totalCount).toBe(0);
  });

  it('in a document’s own literals is a value as well', async () => {
    for (const text of CORPUS.filter((candidate) => candidate !== '\uD800')) {
      const { data, errors } = await graph.ask(
        `{ customers(filter: { name: { eq: ${JSON.stringify(text)} } }) { totalCount } }`,
      );
      if (errors === undefined) expect(data.customers.totalCount).toBe(0);
      else expect(HARMLESS_CODES).toContain(errors[0]?.extensions.code);
    }
  });
});
