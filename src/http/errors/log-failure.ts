import type { Verdict } from './error-verdict.ts';

interface FailureLog {
  error(facts: object, message: string): void;
}

/** What is not the caller's fault is logged as it was thrown; what the caller got wrong is shown to the caller alone. */
export function logFailure(log: FailureLog, requestId: string, { code, failure }: Verdict): void {
  if (failure !== undefined) log.error({ requestId, err: failure, code }, 'request failed');
}
