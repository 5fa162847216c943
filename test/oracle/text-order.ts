// English has no rules of its own: this is the order of Unicode's root.
const root = new Intl.Collator('en', { sensitivity: 'variant', ignorePunctuation: false, numeric: false });

/** As PostgreSQL orders text by ICU: what Unicode's rules find equal is told apart by its bytes. */
export const compareText = (one: string, other: string): number =>
  root.compare(one, other) || Buffer.compare(Buffer.from(one), Buffer.from(other));
