import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LIMITS, type DocumentLimits, documentLimitsRule } from '../../../src/http/graphql/document-limits.ts';
import { readExampleOperations } from '../../../src/http/ide/example-operations.ts';
import { processorMsOf } from '../../support/processor-time.ts';

const schema = buildSchema('type Query { a: Query b: Query x: Int }');

function complaints(source: string, limits: Partial<DocumentLimits> = {}): readonly string[] {
  const rule = documentLimitsRule({ ...DOCUMENT_LIMITS, ...limits });
  return validate(schema, parse(source, { maxTokens: DOCUMENT_LIMITS.tokens }), [rule]).map(({ message }) => message);
}

const HALF: DocumentLimits = {
  bytes: DOCUMENT_LIMITS.bytes / 2,
  tokens: DOCUMENT_LIMITS.tokens / 2,
  depth: DOCUMENT_LIMITS.depth / 2,
  fields: DOCUMENT_LIMITS.fields / 2,
  aliases: DOCUMENT_LIMITS.aliases / 2,
  rootFields: DOCUMENT_LIMITS.rootFields / 2,
};

/** The most that an analyst asks for: a month of an area, with figures, deliveries and bills. */
const ANALYST_MONTH = /* GraphQL */ `
  query AnalystMonth($area: ID!, $from: Date!, $to: Date!, $after: String) {
    customers(first: 50, after: $after, filter: { area: { id: { eq: $area } } }, orderBy: [{ field: NAME, direction: ASC }]) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id name balance
        orders(first: 100, filter: { deliveryDate: { gte: $from, lt: $to } }, orderBy: [{ field: DELIVERY_DATE, direction: ASC }]) {
          totalCount
          aggregate { count sum { total } }
          nodes {
            id source status deliveryDate
            items { quantity unitPrice amount }
            delivery { status items { deliveredQuantity } }
            invoiceLines { amount invoice { number period status } }
          }
        }
      }
    }
  }
`;

describe('what people ask', () => {
  it('takes half of what is allowed at most', async () => {
    const examples = await readExampleOperations();
    expect(examples.length).toBeGreaterThan(4);
    for (const query of [...examples.map((example) => example.query), ANALYST_MONTH]) {
      expect(complaints(query, HALF)).toEqual([]);
    }
  });

  it('includes the introspection of editors', () => {
    const everything = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      oneOf: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    });
    expect(complaints(everything)).toEqual([]);
  });
});

describe('a limit', () => {
  it.each([
    ['depth', '{ a { a { x } } }', 3],
    ['fields', '{ a { x } b { x } }', 4],
    ['aliases', '{ one: x two: x }', 2],
    ['rootFields', '{ a { x } b { x } x }', 3],
  ] as const)('on %s is exact', (name, source, size) => {
    expect(complaints(source, { [name]: size })).toEqual([]);
    expect(complaints(source, { [name]: size - 1 })).toEqual([
      expect.stringMatching(new RegExp(`has ${size} .*at most ${size - 1} are allowed`)),
    ]);
  });

  it('on bytes is exact, with letters outside ASCII counted as sent', () => {
    const source = '{ x } # దూడ';
    expect(Buffer.byteLength(source)).toBe(17);
    expect(complaints(source, { bytes: 17 })).toEqual([]);
    expect(complaints(source, { bytes: 16 })).toEqual(['The document has 17 bytes; at most 16 are allowed.']);
  });

  it('counts fragments wherever they are spread', () => {
    const source = '{ a { ...F } b { ...F ... on Query { one: x } } } fragment F on Query { a { x } two: x }';
    expect(complaints(source, { fields: 9, aliases: 3, depth: 3, rootFields: 2 })).toEqual([]);
    expect(complaints(source, { fields: 8 })).toHaveLength(1);
    expect(complaints(source, { aliases: 2 })).toHaveLength(1);
    expect(complaints(source, { depth: 2 })).toHaveLength(1);
  });

  it('counts the operations of a document one by one', () => {
    expect(complaints('query A { x } query B { x } query C { x }', { fields: 1, rootFields: 1 })).toEqual([]);
  });
});

describe('a hostile document', () => {
  it('of fragments that double each other is refused at once', async () => {
    const fragments = Array.from(
      { length: 200 },
      (_, i) => `fragment F${i} on Query { a { ...F${i + 1} } b { ...F${i + 1} } }`,
    );
    const source = `{ ...F0 } ${fragments.join(' ')} fragment F200 on Query { x }`;
    const refusing = () => expect(complaints(source, { depth: 1_000 })[0]).toContain('fields');
    expect(await processorMsOf(refusing)).toBeLessThan(1_000);
  });

  it('of fragments in a circle is left to the rule that refuses circles', () => {
    const source = '{ ...F } fragment F on Query { a { ...G } } fragment G on Query { b { ...F ...Unknown } }';
    expect(complaints(source)).toEqual([]);
    const rules = [...specifiedRules, documentLimitsRule(DOCUMENT_LIMITS)];
    const messages = validate(schema, parse(source), rules).map(({ message }) => message);
    expect(messages).toContain('Cannot spread fragment "F" within itself via "G".');
  });

  it('never reaches the rules that take seconds for it', () => {
    let fieldsVisited = 0;
    const otherRule = () => ({
      Field() {
        fieldsVisited += 1;
      },
    });
    const document = parse(`{ ${'a { x } '.repeat(1_200)} }`);
    expect(validate(schema, document, [otherRule, documentLimitsRule(DOCUMENT_LIMITS)])).toHaveLength(1);
    expect(fieldsVisited).toBe(0);
    validate(schema, document, [otherRule]);
    expect(fieldsVisited).toBe(2_400);
  });

  it('just within the limits is validated in bounded time', async () => {
    const source = `{ a { ${'a { x } '.repeat(499)} } }`;
    const rules = [...specifiedRules, documentLimitsRule(DOCUMENT_LIMITS)];
    expect(await processorMsOf(() => validate(schema, parse(source), rules))).toBeLessThan(2_000);
  });
});
