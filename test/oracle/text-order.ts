// English has no sorting rules of its own: this is Unicode's root order.
const root = new Intl.Collator('en', { sensitivity: 'variant', ignorePunctuation: false, numeric: false });

/** As PostgreSQL orders text with ICU: texts that are equal by Unicode's rules are ordered by their bytes. */
export const compareText = (one: string, other: string): number =>
  root.compare(one, other) || Buffer.compare(Buffer.from(one), Buffer.from(other));
