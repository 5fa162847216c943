const MAX_CHARACTERS = 254;

/**
 * The form in which an email is stored and looked up. Lower-cases ASCII only: full lower-casing turns some other letters into
 * ASCII ones (the Kelvin sign into k), so that one address would be taken for another. Null if it cannot be an address;
 * PostgreSQL refuses NUL in a text.
 */
export function storedEmail(email: string): string | null {
  const trimmed = email.trim();
  if (trimmed.length > MAX_CHARACTERS || trimmed.includes('\0')) return null;
  return trimmed.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** An address that a new user may have: ASCII only, so that nobody can register a look-alike of another address. */
export function newEmail(email: string): string | null {
  const stored = storedEmail(email);
  return stored !== null && NEW_ADDRESS.test(stored) ? stored : null;
}

const NEW_ADDRESS =
  /^[!#$%&'*+/=?^_`{|}~0-9a-z-]+(?:\.[!#$%&'*+/=?^_`{|}~0-9a-z-]+)*@(?:[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?\.)+[a-z][a-z-]{0,61}[a-z]$/;
