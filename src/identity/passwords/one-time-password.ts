import { randomInt } from 'node:crypto';

/** Without letters and digits that look or sound alike: it is read out over the phone and typed once. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const CHARACTERS_PER_GROUP = 4;

/** 79 bits, such as "k7mq-4tzw-9hxd-p2ra". Shown once, to the one who creates the login; its owner must change it at once. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: CHARACTERS_PER_GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
