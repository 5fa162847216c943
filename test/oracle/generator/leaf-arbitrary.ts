import fc from 'fast-check';
import { type GraphQLNamedType, isEnumType } from 'graphql';
import type { Leaf } from './operation-plan.ts';

const DAY_MS = 86_400_000;
const HARD_TEXTS = ['', '%', '_', '\\', "'", '"', ' ', 'é', 'É', 'ß', '🥛', "') OR 1=1 --", '\u0301'];

/** Values to use if the data has none. */
const SAMPLES: Readonly<Record<string, readonly Leaf[]>> = {
  Int: [0, 1, 2, -1],
  Decimal: ['0', '-0.01', '0.005', '12.5', '99999999999999'],
  Date: ['2026-03-15', '1999-12-31', '2026-03-31'],
  DateTime: ['2026-03-15T18:30:00.000Z', '2026-03-16T00:00:00+05:30'],
  Month: ['2026-03', '1999-12'],
  ID: ['018f0000-0000-7000-8000-000000000000'],
  UUID: ['018f0000-0000-7000-8000-000000000000'],
  EmailAddress: ['nobody@example.com'],
  PhoneNumber: ['+10000000000'],
};

/** A valid value of a scalar or enum: mostly one from the data, sometimes a close one, sometimes any. */
export function leafArbitrary(type: GraphQLNamedType, pool: readonly Leaf[]): fc.Arbitrary<Leaf> {
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (type.name === 'Boolean') return fc.boolean();
  const samples = SAMPLES[type.name] ?? HARD_TEXTS;
  const known = pool.length > 0 ? fc.constantFrom(...pool) : fc.constantFrom(...samples);
  return fc.oneof(
    { arbitrary: known, weight: 6 },
    { arbitrary: beside(type.name, known), weight: 2 },
    { arbitrary: fc.constantFrom(...samples), weight: 1 },
  );
}

/** Values close to `known` ones: the next day, a hundredth more, half a millisecond later, another letter case, a part of the text. */
function beside(scalar: string, known: fc.Arbitrary<Leaf>): fc.Arbitrary<Leaf> {
  const step = fc.constantFrom(-1, 1);
  switch (scalar) {
    case 'Int':
      return fc.tuple(known, step).map(([value, by]) => Number(value) + by);
    case 'Decimal':
      return fc
        .tuple(known, fc.constantFrom('1', '5', '05', '00', 'whole'))
        .map(([value, digits]) => nearDecimal(String(value), digits));
    case 'Date':
      return fc.tuple(known, step).map(([value, by]) => moved(String(value), by * DAY_MS).slice(0, 10));
    case 'DateTime':
      return fc
        .tuple(known, fc.constantFrom(-1, 0, 1), fc.constantFrom('', '0', '5', '000001', '999999'))
        .map(([value, by, finer]) => moved(moved(String(value), by), 19_800_000).replace('Z', `${finer}+05:30`));
    case 'Month':
      return fc.tuple(known, step).map(([value, by]) => moved(`${value}-15`, by * 30 * DAY_MS).slice(0, 7));
    case 'ID':
    case 'UUID':
      return known.map((value) => String(value).toUpperCase());
    case 'EmailAddress':
      return known.map((value) => String(value).toUpperCase());
    case 'String':
      return partOfText(known);
    default:
      return known;
  }
}

/** For `contains` and `startsWith` too: some of a text's characters, from its start or not, in any case and spelling. */
export function partOfText(known: fc.Arbitrary<Leaf>): fc.Arbitrary<Leaf> {
  const change = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize('NFD'),
  );
  return fc.tuple(known, fc.nat(3), fc.nat(3), change).map(([value, from, length, changed]) => {
    const characters = [...String(value)];
    return changed(characters.slice(from, from + length + 1).join(''));
  });
}

const moved = (moment: string, byMs: number): string => new Date(Date.parse(moment) + byMs).toISOString();

function nearDecimal(text: string, digits: string): Leaf {
  if (digits === 'whole') return Math.trunc(Number(text));
  const [whole, fraction = ''] = text.split('.');
  const longer = `${fraction}${digits}`;
  // Six decimals at most are accepted: of those the last is changed.
  return `${whole}.${longer.length <= 6 ? longer : `${fraction.slice(0, 5)}${digits.at(-1)}`}`;
}
