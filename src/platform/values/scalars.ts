import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO, GraphQLEmailAddress, GraphQLJSON, GraphQLLocalDate, GraphQLUUID } from 'graphql-scalars';
import { asPhoneNumber } from './phone.ts';
import { type Normalise, textScalar } from './text-scalar.ts';

export { Decimal } from './decimal-scalar.ts';

/** Validates with a library scalar, but with our own error message. */
const acceptedBy =
  (scalar: GraphQLScalarType<unknown>): Normalise =>
  (text) => {
    try {
      return String(scalar.parseValue(text));
    } catch {
      return null;
    }
  };

const shapedLike =
  (shape: RegExp): Normalise =>
  (text) =>
    shape.test(text) ? text : null;

const localDate = acceptedBy(GraphQLLocalDate);
const emailAddress = acceptedBy(GraphQLEmailAddress);
const uuid = acceptedBy(GraphQLUUID);

/** PostgreSQL has no year 0, and RFC 3339 has no years of five digits. */
const DATE_TIME_IN_RANGE = /^(?!0000)\d{4}-/;

/**
 * What an instant has beyond its milliseconds, which JavaScript cuts off: three digits, or none if there is nothing. What is
 * finer still counts as one, so that the instant stays between the two milliseconds that it is between.
 */
function microseconds(written: string): string {
  const finer = /:\d\d\.\d{3}(\d+)/.exec(written)?.[1] ?? '';
  if (!/[1-9]/.test(finer)) return '';
  const digits = finer.slice(0, 3).padEnd(3, '0');
  return digits === '000' ? '001' : digits;
}

function dateTime(text: string): string | null {
  const written = text.toUpperCase();
  if (written.length > 40 || !DATE_TIME_IN_RANGE.test(written)) return null;
  try {
    const normal = (GraphQLDateTimeISO.parseValue(written) as Date).toISOString();
    return DATE_TIME_IN_RANGE.test(normal) ? normal.replace('Z', `${microseconds(written)}Z`) : null;
  } catch {
    return null;
  }
}

/** A calendar day. */
export const CalendarDate = textScalar({
  name: 'Date',
  description: 'A calendar day in the business time zone (Asia/Kolkata), `YYYY-MM-DD`, such as "2026-01-31".',
  expected: 'an existing calendar day in the form YYYY-MM-DD, such as "2026-01-31"',
  normalise: (text) => (text.startsWith('0000') ? null : localDate(text)),
});

/**
 * An instant. Stored ones have milliseconds. An input that is finer keeps its microseconds, so that PostgreSQL compares it
 * exactly; a verb that stores it must cut them off. docs/decisions/0031.
 */
export const DateTime = textScalar({
  name: 'DateTime',
  description:
    'An instant, RFC 3339, such as "2026-01-31T05:30:00.000Z". Answers are always UTC with milliseconds; an input may have any offset, but must have one. Instants are stored to the millisecond: what is finer in an input is cut off if it is stored, and counts if it is compared, so that 10:00:00.999 is before 10:00:00.9995.',
  expected: 'an RFC 3339 instant with its offset, such as "2026-01-31T05:30:00Z" or "2026-01-31T11:00:00+05:30"',
  normalise: dateTime,
});

export const Month = textScalar({
  name: 'Month',
  description: 'A calendar month in the business time zone (Asia/Kolkata), `YYYY-MM`, such as "2026-01".',
  expected: 'a calendar month in the form YYYY-MM, such as "2026-01"',
  normalise: shapedLike(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/),
});

export const EmailAddress = textScalar({
  name: 'EmailAddress',
  description: 'An email address of at most 254 characters. Case does not matter: answers are in lower case.',
  expected: 'an email address of at most 254 characters, such as "asha@example.com"',
  normalise: (text) => (text.length > 254 ? null : (emailAddress(text)?.toLowerCase() ?? null)),
});

const E164 = /^\+[1-9]\d{7,14}$/;

/** Not the library's, whose pattern takes half a minute to refuse thirty characters. */
export const PhoneNumber = textScalar({
  name: 'PhoneNumber',
  description:
    'A phone number. Answers are in E.164 form, "+", country code and number without separators, such as "+919876543210"; an input may be written as people write it, such as "098765 43210" or "+91 98765-43210". Numbers without a country code are Indian.',
  expected: 'a phone number such as "+919876543210" or "98765 43210"',
  normalise: (text) => (E164.test(text) ? text : asPhoneNumber(text)),
});

export const UUID = textScalar({
  name: 'UUID',
  description:
    'A universally unique identifier, such as "01890a5d-ac96-774b-bcce-b302099a8057". Answers are in lower case.',
  expected: 'a UUID such as "01890a5d-ac96-774b-bcce-b302099a8057"',
  normalise: (text) => (text.length === 36 ? (uuid(text)?.toLowerCase() ?? null) : null),
});

export const Json = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  description:
    'Any JSON value, used where the shape varies. Numbers are whole and within 2^53; all others are strings.',
});
