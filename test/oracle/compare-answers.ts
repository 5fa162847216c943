import type { NaiveCursors } from './naive-cursors.ts';

/**
 * Where an answer of the graph differs from the oracle's, or undefined. Members must be in the same order. Cursors are opaque:
 * they are equal if they always mean the same place.
 */
export function difference(actual: unknown, expected: unknown, cursors: NaiveCursors, at = 'data'): string | undefined {
  if (cursors.isOwn(expected)) {
    if (typeof actual !== 'string') return `${at} should be a cursor, but is ${JSON.stringify(actual)}`;
    return cursors.pair(actual, expected) ? undefined : `${at} is a cursor that stands for another place elsewhere`;
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    for (const [index, item] of expected.entries()) {
      if (index >= actual.length) break;
      const found = difference(actual[index], item, cursors, `${at}[${index}]`);
      if (found !== undefined) return found;
    }
    if (actual.length === expected.length) return undefined;
    return `${at} has ${actual.length} items, but should have ${expected.length}`;
  }
  if (isObject(actual) && isObject(expected)) {
    const [keys, expectedKeys] = [Object.keys(actual).join(), Object.keys(expected).join()];
    if (keys !== expectedKeys) return `${at} has the members ${keys}, but should have ${expectedKeys}`;
    for (const [key, item] of Object.entries(expected)) {
      const found = difference(actual[key], item, cursors, `${at}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (actual === expected) return undefined;
  return `${at} is ${JSON.stringify(actual)}, but should be ${JSON.stringify(expected)}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
