import { parsePhoneNumberWithError } from 'libphonenumber-js/min';

/** The country of numbers without a country code. */
const HOME = 'IN';
const MAX_CHARACTERS = 40;
/** The library knows full-width and Arabic digits, but not those of half the keyboards in India. */
const DEVANAGARI_DIGITS = /[०-९]/g;
const latinDigit = (digit: string): string => String(digit.charCodeAt(0) - 0x966);

/**
 * A phone as people write it, in E.164: "98765 43210", "098765-43210", "91 98765 43210" and "+91 (98765) 43210" are
 * +919876543210, while ten digits that begin with 91 stay ten digits. Null if it is not a valid number.
 */
export function asPhoneNumber(text: string): string | null {
  // Spreadsheets turn long numbers into decimals.
  const written = text.trim().replace(/\.0$/, '').replace(DEVANAGARI_DIGITS, latinDigit);
  if (written.length > MAX_CHARACTERS || /[\p{L}\p{Cc}]/u.test(written)) return null;
  try {
    const phone = parsePhoneNumberWithError(written, { defaultCountry: HOME, extract: false });
    return phone.isValid() ? phone.number : null;
  } catch {
    return null;
  }
}
