import type { Verdict } from './error-verdict.ts';

interface FailureLog {
  error(facts: object, message: string): void;
}

/** Logs errors that are not the caller's fault as they were thrown; a caller's mistake is shown to the caller alone. */
export function logFailure(log: FailureLog, requestId: string, { code, failure }: Verdict): void {
  if (failure !== undefined) log.error({ requestId, err: failure, code }, 'request failed');
}
