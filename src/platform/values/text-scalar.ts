import { GraphQLScalarType } from 'graphql';

/** What an input text means in normal form; null if it is not of the scalar's shape. */
export type Normalise = (text: string) => string | null;

interface TextScalarOptions {
  readonly name: string;
  /** States shape and unit. */
  readonly description: string;
  /** Completes "… must be". */
  readonly expected: string;
  readonly normalise: Normalise;
}

/**
 * A scalar that is text on the wire, in JavaScript and in SQL parameters alike. What comes from the database goes out as
 * it is, because compiled reads are sent without JavaScript touching them and both ways must answer the same.
 *
 * Refusals are plain errors: graphql-js adds the location and the value to those, and to GraphQLErrors it does not.
 */
export function textScalar({ name, description, expected, normalise }: TextScalarOptions): GraphQLScalarType<string> {
  return new GraphQLScalarType<string>({
    name,
    description,
    serialize(value) {
      if (typeof value !== 'string')
        throw new TypeError(`${name} is sent as text, but the server produced ${typeof value}.`);
      return value;
    },
    parseValue(value) {
      const normal = typeof value === 'string' ? normalise(value) : null;
      if (normal === null) throw new TypeError(`${name} must be ${expected}.`);
      return normal;
    },
  });
}
