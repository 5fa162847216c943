import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { introspectionRule } from '../../../src/http/graphql/introspection-rule.ts';

const schema = buildSchema('type Query { customer: Customer } type Customer { name: String }');
const complaints = (source: string) =>
  validate(schema, parse(source), [introspectionRule]).map(({ message }) => message);
const REFUSED = [
  'The schema is returned once per answer. Select "__schema" under one name only, and use no aliases inside "__schema" and "__type".',
];

describe('Introspection', () => {
  it.each([
    ['of editors', getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, oneOf: true })],
    [
      'beside data whose fields are renamed',
      '{ about: __schema { queryType { name } } c: customer { n: name t: __typename } }',
    ],
    ['of several types', '{ a: __type(name: "Query") { name } b: __type(name: "Customer") { fields { name } } }'],
    ['twice under the same name', '{ __schema { types { name } } __schema { directives { name } } }'],
  ])('%s is answered', (_what, source) => {
    expect(complaints(source)).toEqual([]);
  });

  it.each([
    ['twice', '{ a: __schema { types { name } } b: __schema { types { name } } }'],
    [
      'twice by fragments',
      '{ ...A ...B } fragment A on Query { __schema { types { name } } } fragment B on Query { b: __schema { types { name } } }',
    ],
    ['with aliases inside', '{ __schema { a: types { name } } }'],
    ['with aliases inside of a type', '{ __type(name: "Query") { a: fields { name } } }'],
    ['with aliases in a fragment', '{ __schema { types { ...T } } } fragment T on __Type { a: fields { name } }'],
  ])('%s is refused', (_what, source) => {
    expect(complaints(source)).toEqual(REFUSED);
  });
});
