/** The codes of `errors[].extensions.code`, besides Apollo's own protocol codes. Stable: clients match on them. */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'LIMIT_EXCEEDED'
  /** Someone else was changing the same data, also after retries; nothing was saved. */
  | 'CONFLICT'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL';

/**
 * A refusal that the caller may read: its message says what to do next, without SQL, stack or rows that the caller may not see.
 * Everything else that is thrown is answered as INTERNAL.
 */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  /** Response path of the refused field, if there is one. */
  readonly path: readonly (string | number)[] | undefined;

  /** `options.cause`: the failure, if it is not the caller's fault. It is logged and never shown. */
  constructor(code: RequestErrorCode, message: string, path?: readonly (string | number)[], options?: ErrorOptions) {
    super(message, options);
    this.name = 'RequestError';
    this.code = code;
    this.path = path;
  }
}
