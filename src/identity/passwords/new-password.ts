import { Refusal } from '../../platform/refusal.ts';
import { MAX_PASSWORD_CHARACTERS } from './password.ts';

const MIN_CHARACTERS = 10;

let commonPasswords: Promise<ReadonlySet<string>> | undefined;

/** The 50,000 most frequent passwords in leaks; loaded when somebody first chooses a password. */
async function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'] as string[]);
}

/** Refuses, with WEAK_PASSWORD, a `newPassword` that is easy to guess. */
export async function refuseWeakPassword(password: string): Promise<void> {
  const weakness = await weaknessOf(password.normalize('NFKC'));
  if (weakness !== undefined) throw new Refusal('WEAK_PASSWORD', weakness, ['newPassword']);
}

async function weaknessOf(password: string): Promise<string | undefined> {
  // Measured in its stored form, in characters as people count them.
  const characters = [...password];
  if (characters.length < MIN_CHARACTERS)
    return `Choose at least ${MIN_CHARACTERS} characters; a few words in a row work well.`;
  if (password.length > MAX_PASSWORD_CHARACTERS) return `Choose at most ${MAX_PASSWORD_CHARACTERS} characters.`;
  if (new Set(characters).size < 4) return 'Choose more than three different characters.';
  commonPasswords ??= loadCommonPasswords();
  const common = await commonPasswords;
  const lower = password.toLowerCase();
  // Everybody adds a year or a punctuation mark.
  if (common.has(lower) || common.has(lower.replace(/[\d\W_]+$/u, ''))) {
    return 'This password, or all but its end, is among the most common ones. Choose another one, such as a few words in a row.';
  }
  return undefined;
}
