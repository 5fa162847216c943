import type { RequestErrorCode } from '../../platform/errors.ts';

/** The status of an answer with errors and no data; the first of several codes decides. */
const STATUS_BY_CODE: readonly (readonly [RequestErrorCode, number])[] = [
  ['INTERNAL', 500],
  ['SERVICE_UNAVAILABLE', 503],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
  ['CONFLICT', 409],
  ['LIMIT_EXCEEDED', 400],
  ['BAD_USER_INPUT', 400],
];

/** Undefined if all codes are Apollo's own, which have their status. */
export function statusOf(codes: readonly string[]): number | undefined {
  return STATUS_BY_CODE.find(([code]) => codes.includes(code))?.[1];
}
