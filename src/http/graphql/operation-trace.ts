/** What the request log says about an operation. Filled in while it runs; never holds values that a client sent. */
export interface OperationTrace {
  operationType?: string;
  operationName?: string;
  /** True if PostgreSQL wrote the answer and nothing was resolved in JavaScript. */
  compiled?: boolean;
  errorCodes?: string[];
}

const MAX_LOGGED_NAME_CHARACTERS = 100;

export function traceOperation(trace: OperationTrace, type: string | undefined, name: string | null | undefined): void {
  if (type !== undefined) trace.operationType = type;
  if (name != null) trace.operationName = name.slice(0, MAX_LOGGED_NAME_CHARACTERS);
}
