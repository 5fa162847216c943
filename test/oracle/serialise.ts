import { ExactDecimal } from './exact-decimal.ts';
import type { Value } from './value.ts';

/** A value as it appears in an answer, by its scalar. */
export function serialise(scalar: string, value: Value): unknown {
  if (value instanceof ExactDecimal) return value.toString();
  if (scalar === 'DateTime' && typeof value === 'number') return new Date(value).toISOString();
  if (scalar === 'Month' && typeof value === 'string') return value.slice(0, 7);
  if (scalar === 'JSON' && typeof value === 'string') return JSON.parse(value);
  return value;
}
