const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Whether Unicode may know another spelling of a text, or of one in a list; false for anything else. */
export const hasSpellings = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasSpellings) : typeof value === 'string' && BEYOND_ASCII.test(value);

/** The one spelling in which text is stored and compared: NFC. Devices send either, and nobody sees the difference. */
export const normalText = (text: string): string => (hasSpellings(text) ? text.normalize('NFC') : text);

/** The same of every text in an input, however deep. What holds nothing but ASCII is looked at and left as it is. */
export function withNormalText<T>(input: T): T {
  return normalised(input) as T;
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return normalText(value);
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalised(item)]));
}
