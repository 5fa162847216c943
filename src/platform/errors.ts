/** The codes that `errors[].extensions.code` may carry, beside Apollo's own protocol codes. Stable: clients match on them. */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'LIMIT_EXCEEDED'
  /** Others were changing the same at the same time, and were still when it had been tried again; nothing was done. */
  | 'CONFLICT'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL';

/**
 * A refusal that the caller may read: its message says what to do next and holds no SQL, no stack and no row that the
 * caller may not see. Everything else that is thrown is answered as INTERNAL.
 */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  /** Response path of the field that was refused, where there is one. */
  readonly path: readonly (string | number)[] | undefined;

  /** `options.cause`: what failed, where the fault is not the caller's. It is logged, and never shown. */
  constructor(code: RequestErrorCode, message: string, path?: readonly (string | number)[], options?: ErrorOptions) {
    super(message, options);
    this.name = 'RequestError';
    this.code = code;
    this.path = path;
  }
}
