import { type GraphQLScalarType, GraphQLScalarType as Scalar } from 'graphql';

interface DecimalValue {
  toFixed(digits: number): string;
}

/** Amounts and quantities as our server sends them: text with all decimals. */
const decimal = (name: string, digits: number): GraphQLScalarType =>
  new Scalar({ name, serialize: (value) => (value as DecimalValue).toFixed(digits) });

export const Money = decimal('Money', 2);
export const Quantity = decimal('Quantity', 3);

export const CalendarDate = new Scalar({
  name: 'Date',
  serialize: (value) => (value as Date).toISOString().slice(0, 10),
  parseValue: (value) => new Date(`${value}T00:00:00Z`),
});

export const Month = new Scalar({ name: 'Month', serialize: (value) => (value as Date).toISOString().slice(0, 7) });

export const Timestamp = new Scalar({ name: 'DateTime', serialize: (value) => (value as Date).toISOString() });
