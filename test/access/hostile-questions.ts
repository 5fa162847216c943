import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { may } from '../../src/access/permission.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import type { TestGraph } from '../support/test-graph.ts';

export type Field = GraphQLField<unknown, unknown>;

const argumentOf = (field: Field, name: string) => field.args.find((argument) => argument.name === name)?.type;

/** Conditions that distinguish rows by related data: on every field of a filter, to this depth of relations. */
function conditions(type: GraphQLInputObjectType, depth: number): readonly string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isInputObjectType(inner) || ['and', 'or', 'not'].includes(field.name)) return [];
    const members = inner.getFields();
    if (members.isNull !== undefined) {
      const tests = ['{ isNull: false }'];
      if (members.contains !== undefined) tests.push('{ contains: "e" }');
      else if (members.gte !== undefined && getNamedType(members.gte.type).name === 'Decimal')
        tests.push('{ gte: "100" }');
      return tests.map((test) => `{ ${field.name}: ${test} }`);
    }
    if (depth === 0) return [];
    if (members.some === undefined) return conditions(inner, depth - 1).map((text) => `{ ${field.name}: ${text} }`);
    const behind = conditions(getNamedType(members.some.type) as GraphQLInputObjectType, depth - 1);
    return ['{}', ...behind].flatMap((text) =>
      ['some', 'none'].map((quantifier) => `{ ${field.name}: { ${quantifier}: ${text} } }`),
    );
  });
}

/** Everything that a query can ask about a list's rows without selecting them, and the rows in every order. */
export function questions(field: Field, depth: number): readonly string[] {
  const list = getNamedType(field.type);
  const filter = getNamedType(argumentOf(field, 'filter'));
  const orderBy = getNamedType(argumentOf(field, 'orderBy'));
  if (!isObjectType(list) || !isInputObjectType(filter) || !isInputObjectType(orderBy)) return [];
  const paths = getNamedType(orderBy.getFields().field?.type);
  const keys = getNamedType(
    (getNamedType(list.getFields().groupBy?.args[0]?.type) as GraphQLInputObjectType).getFields().field?.type,
  );
  if (!isEnumType(paths) || !isEnumType(keys)) return [];
  const aggregate = getNamedType(list.getFields().aggregate?.type);
  const figures = isObjectType(aggregate) ? Object.values(aggregate.getFields()).map(figureText) : [];
  return [
    '(first: 0) { totalCount pageInfo { hasNextPage hasPreviousPage } }',
    ...figures.map((text) => ` { aggregate { ${text} } }`),
    ...keys.getValues().map(({ name }) => ` { groupBy(keys: [{ field: ${name} }]) { aggregate { count } } }`),
    ...paths
      .getValues()
      .flatMap(({ name }) =>
        ['ASC', 'DESC'].map(
          (way) => `(first: 40, orderBy: [{ field: ${name}, direction: ${way} }]) { edges { cursor } }`,
        ),
      ),
    ...conditions(filter, depth).map((text) => `(first: 0, filter: ${text}) { totalCount }`),
  ];
}

function figureText({ name, type }: Field): string {
  const figures = getNamedType(type);
  return isObjectType(figures) ? `${name} { ${Object.keys(figures.getFields()).join(' ')} }` : name;
}

/** Every root list that this role may use, with every question; this many questions in one document. */
export function documents(schema: GraphQLSchema, role: UserViewer['role'], depth: number): readonly string[] {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => may(role, field.name) && field.args.every(({ type }) => !isNonNullType(type)),
  );
  const asked = lists.flatMap((field) => questions(field, depth).map((text) => `${field.name}${text}`));
  const made: string[] = [];
  for (let at = 0; at < asked.length; at += 30) {
    made.push(
      `{ ${asked
        .slice(at, at + 30)
        .map((text, n) => `q${n}: ${text}`)
        .join(' ')} }`,
    );
  }
  return made;
}

/** The response bodies for these documents, including costs. */
export async function answers(
  graph: TestGraph,
  texts: readonly string[],
  viewer: UserViewer,
): Promise<readonly string[]> {
  const { accessToken } = await graph.tokens.issue(viewer);
  const given: string[] = [];
  for (const query of texts) {
    const { body } = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${accessToken}` },
      payload: { query, extensions: { cost: true } },
    });
    given.push(body);
  }
  return given;
}
