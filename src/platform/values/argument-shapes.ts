import { z } from 'zod';
import { newEmail } from './email.ts';
import { asPhoneNumber } from './phone.ts';

// The building blocks of mutation inputs. A message completes "<field> …".

/**
 * Control characters except tab and line breaks, and characters that change the direction of surrounding text: PostgreSQL cannot
 * store NUL, and nobody can read the others. Joiners are allowed: Indian scripts need them.
 */
const CONTROL_CHARACTERS = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Something visible: white space and joiners alone are not a name. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const plain = (text: string): boolean => !CONTROL_CHARACTERS.test(text) && !/\p{Cs}/u.test(text);

/** Non-empty text of one line: trimmed, inner white space reduced to single spaces. */
export const line = (maxCharacters: number) =>
  z
    .string()
    .refine(plain, 'contains characters that cannot be displayed')
    .transform((text) => text.trim().replace(/\s+/gu, ' '))
    .refine((text) => VISIBLE.test(text), 'is empty')
    .refine((text) => text.length <= maxCharacters, `is longer than ${maxCharacters} characters`);

/** Text of several lines. */
export const prose = (maxCharacters: number) =>
  z
    .string()
    .refine(plain, 'contains characters that cannot be displayed')
    .transform((text) => text.trim())
    .refine((text) => VISIBLE.test(text), 'is empty')
    .refine((text) => text.length <= maxCharacters, `is longer than ${maxCharacters} characters`);

export const id = z.guid('is not a UUID').transform((text) => text.toLowerCase());

export const email = z.string().transform((text, context) => {
  const stored = newEmail(text);
  if (stored !== null) return stored;
  context.issues.push({
    code: 'custom',
    input: text,
    message: 'is not an email address such as "asha@example.com", in ASCII',
  });
  return z.NEVER;
});

export const phone = z.string().transform((text, context) => {
  const number = asPhoneNumber(text);
  if (number !== null) return number;
  context.issues.push({
    code: 'custom',
    input: text,
    message: 'is not a phone number; write it as "+919876543210" or "98765 43210"',
  });
  return z.NEVER;
});

/** In a change: absent, the value stays. Null is refused, since the value is required. */
export const kept = <A, I>(shape: z.ZodType<A, I>) =>
  shape
    .nullish()
    .refine((value) => value !== null, 'cannot be emptied')
    .transform((value) => value ?? undefined);

/** INR with at most two decimals, as text in the column's form. */
export const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, 'is not an amount from 0 to 999999999999.99 with at most two decimals');

/** Percent with at most two decimals. */
export const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, 'is not a percentage with at most two decimals')
  .refine((text) => Number(text) <= 100, 'is more than 100');

/** A calendar day, whose format the scalar has checked. */
export const day = z.string();

export const webAddress = z
  .string()
  .max(2_000, 'is longer than 2000 characters')
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'is not an http or https address');
