import { GraphQLScalarType } from 'graphql';

/** The normal form of an input text; null if it does not have the scalar's shape. */
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
 * A scalar that is text on the wire, in JavaScript and in SQL parameters alike. What comes from the database is sent unchanged,
 * because compiled reads never pass through JavaScript and both ways must return the same.
 *
 * Refusals are plain errors: graphql-js adds the location and the value to those, but not to GraphQLErrors.
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
