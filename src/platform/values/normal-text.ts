const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Whether Unicode may know another spelling of this text. */
export const isBeyondAscii = (text: string): boolean => BEYOND_ASCII.test(text);

/** The one spelling in which text is stored and compared: NFC. Devices send either, and nobody sees the difference. */
export const normalText = (text: string): string => (isBeyondAscii(text) ? text.normalize('NFC') : text);

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
