import { errorChain } from '../../platform/error-chain.ts';
import { StartupError } from '../../platform/startup-error.ts';

/** PostgreSQL's code for a full disk. */
const DISK_FULL = '53100';

/** Prints what is wrong and what to do next on one line; the stack only on request. Exits non-zero. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`earlybird: ${describeFailure(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${stacksOf(error)}\n`);
  process.exitCode = 1;
}

function describeFailure(error: unknown): string {
  if (error instanceof StartupError) return [sentence(error.message), error.remedy].filter(Boolean).join(' ');
  if ((error as { code?: unknown } | undefined)?.code === DISK_FULL) {
    return 'The disk of the database is full. Free some space and start again: committed data is kept, the rest is rolled back.';
  }
  const message = error instanceof Error ? error.message || error.name : String(error);
  return `${sentence(message.trim())} (LOG_LEVEL=debug shows where)`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function stacksOf(error: Error): string {
  const wrapped = [...errorChain(error)].filter((failure) => failure instanceof Error);
  return wrapped.map(({ stack, message }) => stack ?? message).join('\nCaused by: ');
}
