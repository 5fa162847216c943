import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const EXPECTED =
  'Decimal must be a string such as "134.50" or a whole number, with at most 14 digits before and 6 after the point';

const SHAPE = /^(-?)0*(\d{1,14})(?:\.(\d{1,6})0*)?$/;

/** Equal amounts become equal texts: no leading zeros, no trailing zeros after the point, no negative zero. */
function normalise(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = SHAPE.exec(text) ?? [];
  if (whole === '') throw new TypeError(`${EXPECTED}.`);
  const significant = fraction.replace(/0+$/, '');
  const magnitude = significant === '' ? whole : `${whole}.${significant}`;
  return magnitude === '0' ? magnitude : sign + magnitude;
}

function parseValue(value: unknown): string {
  if (typeof value === 'string') return normalise(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return normalise(String(value));
  if (typeof value === 'number') throw new TypeError(`${EXPECTED}; JSON numbers with a fraction are not exact.`);
  throw new TypeError(`${EXPECTED}.`);
}

/** Reads the literal's own text: a number that has passed through a float may already have changed. */
function parseLiteral(node: ValueNode): string {
  if (node.kind === Kind.STRING || node.kind === Kind.INT) return normalise(node.value);
  if (node.kind === Kind.FLOAT) throw new TypeError(`${EXPECTED}; put a number with a fraction in quotes.`);
  throw new TypeError(`${EXPECTED}.`);
}

export const Decimal = new GraphQLScalarType<string>({
  name: 'Decimal',
  description:
    'An exact decimal number as a string, such as "134.50": amounts in INR, quantities in the unit of the product, rates in percent. ' +
    'Whole numbers are also accepted without quotes, numbers with a fraction are not, because they would pass through a float.',
  serialize(value) {
    if (typeof value !== 'string')
      throw new TypeError(`Decimal is sent as text, but the server produced ${typeof value}.`);
    return value;
  },
  parseValue,
  parseLiteral,
});
