import type { UserError, UserErrorCode } from './user-error.type.ts';

/**
 * Thrown by a verb, inside its transaction, for what the user can do something about: everything that it has written is rolled
 * back, and the payload carries the error. For `errors[]`, throw RequestError instead.
 */
export class Refusal extends Error implements UserError {
  readonly code: UserErrorCode;
  readonly field: string[] | null;

  /** `field`: the path of the fault in the mutation's input, if there is one. */
  constructor(code: UserErrorCode, message: string, field: readonly string[] | null = null) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.field = field === null ? null : [...field];
  }

  toUserError(): UserError {
    return { code: this.code, message: this.message, field: this.field };
  }
}
