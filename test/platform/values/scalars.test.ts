import { type GraphQLScalarType, parseValue, type ValueNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  CalendarDate,
  DateTime,
  Decimal,
  EmailAddress,
  Month,
  PhoneNumber,
  UUID,
} from '../../../src/platform/values/scalars.ts';
import { processorMsOf } from '../../support/processor-time.ts';

const literal = (scalar: GraphQLScalarType<string>, text: string) => scalar.parseLiteral(parseValue(text) as ValueNode);

interface Case {
  scalar: GraphQLScalarType<string>;
  accepted: [input: unknown, normal: string][];
  refused: unknown[];
  says: string;
}

const CASES: Case[] = [
  {
    scalar: CalendarDate,
    accepted: [
      ['2024-02-29', '2024-02-29'],
      ['9999-12-31', '9999-12-31'],
    ],
    refused: [
      '2023-02-29',
      '2024-13-01',
      '2024-1-1',
      '0000-01-01',
      '2024-01-01T00:00:00Z',
      ' 2024-01-01',
      '',
      20240101,
    ],
    says: 'YYYY-MM-DD',
  },
  {
    scalar: DateTime,
    accepted: [
      ['2026-01-31T11:00:00+05:30', '2026-01-31T05:30:00.000Z'],
      ['2026-01-31T05:30:00.12Z', '2026-01-31T05:30:00.120Z'],
      ['2026-01-31T11:00:00.123000+05:30', '2026-01-31T05:30:00.123Z'],
      ['2026-01-31T11:00:00.123456+05:30', '2026-01-31T05:30:00.123456Z'],
      ['2026-01-31T05:30:00.9995Z', '2026-01-31T05:30:00.999500Z'],
      ['1969-12-31T23:59:59.9999999Z', '1969-12-31T23:59:59.999999Z'],
      ['2026-01-31T05:30:00.999000001Z', '2026-01-31T05:30:00.999001Z'],
      ['2026-01-31t05:30:00z', '2026-01-31T05:30:00.000Z'],
    ],
    refused: [
      '2026-01-31T05:30:00',
      '2026-01-31',
      '2026-02-30T00:00:00Z',
      '2026-01-31T24:00:00Z',
      '2026-01-31T05:30:00|05:30',
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00+05:30',
      '9999-12-31T23:59:59-05:30',
      1767139200,
      new Date(),
    ],
    says: 'RFC 3339',
  },
  {
    scalar: Month,
    accepted: [['2026-01', '2026-01']],
    refused: ['2026-13', '2026-00', '0000-01', '2026-1', '2026-01-01', 202601],
    says: 'YYYY-MM',
  },
  {
    scalar: Decimal,
    accepted: [
      ['134.50', '134.5'],
      ['-0.10', '-0.1'],
      ['-0.00', '0'],
      ['007', '7'],
      ['99999999999999.999999', '99999999999999.999999'],
      ['1.5000000000', '1.5'],
      [12, '12'],
      [-3, '-3'],
    ],
    refused: [
      134.5,
      2 ** 53,
      Number.NaN,
      '100000000000000',
      '0.1234567',
      '1e3',
      '+1',
      '.5',
      '5.',
      '',
      '1,5',
      '१२',
      'NaN',
      'Infinity',
      '1\0',
      true,
      null,
    ],
    says: '14 digits',
  },
  {
    scalar: EmailAddress,
    accepted: [['Asha@Example.COM', 'asha@example.com']],
    refused: [
      'asha',
      'asha@',
      'a b@example.com',
      'ashа@example.com\0',
      'аsha@example.com',
      `${'a'.repeat(250)}@x.in`,
      7,
    ],
    says: 'email address',
  },
  {
    scalar: PhoneNumber,
    accepted: [
      ['+919876543210', '+919876543210'],
      // A number in E.164 form is accepted as it is, even if it is not valid: an import may have stored it.
      ['+910000000000', '+910000000000'],
      ['+91 98765-43210', '+919876543210'],
      ['098765 43210', '+919876543210'],
      [' 98765 43210 ', '+919876543210'],
    ],
    refused: ['none', '12345', '+0123456789', '+1234567', `+1${'2'.repeat(15)}`, `${'1'.repeat(40)}x`, 919876543210],
    says: 'a phone number such as',
  },
  {
    scalar: UUID,
    accepted: [['01890A5D-AC96-774B-BCCE-B302099A8057', '01890a5d-ac96-774b-bcce-b302099a8057']],
    refused: ['{01890a5d-ac96-774b-bcce-b302099a8057}', '01890a5dac96774bbcceb302099a8057', 'cst_1', '', 0],
    says: 'a UUID',
  },
];

describe.each(CASES)('$scalar.name', ({ scalar, accepted, refused, says }) => {
  it.each(accepted)('takes %j as %s, in a variable and in the text', (input, normal) => {
    expect(scalar.parseValue(input)).toBe(normal);
    expect(literal(scalar, JSON.stringify(input))).toBe(normal);
  });

  it.each(refused)('refuses %j and says what it expected', (input) => {
    expect(() => scalar.parseValue(input)).toThrow(`${scalar.name} must be`);
    expect(() => scalar.parseValue(input)).toThrow(says);
  });

  it('refuses a megabyte without running away', async () => {
    const refusing = () => {
      for (const start of ['', '+1', '2026-01-31T05:30:00.']) {
        for (const filler of ['0', '1', ' ', '-', 'a', '.']) {
          expect(() => scalar.parseValue(`${start}${filler.repeat(1_000_000)}x`)).toThrow(scalar.name);
        }
      }
    };
    expect(await processorMsOf(refusing)).toBeLessThan(5_000);
  });

  it('sends the text of the database as it is', () => {
    expect(scalar.serialize('as stored')).toBe('as stored');
    expect(() => scalar.serialize(1.5)).toThrow('sent as text');
  });
});

describe('a Decimal in the text of a document', () => {
  it('is exact as a whole number of any size that fits', () => {
    expect(literal(Decimal, '99999999999999')).toBe('99999999999999');
    expect(() => literal(Decimal, '9999999999999999999')).toThrow('14 digits');
  });

  it('is refused as a float, even as one that is whole', () => {
    expect(() => literal(Decimal, '134.50')).toThrow('in quotes');
    expect(() => literal(Decimal, '134.0')).toThrow('in quotes');
    expect(() => literal(Decimal, '[1]')).toThrow('must be');
  });
});
