import { GROUP_LIMIT } from '../../compiler/limits.ts';
import { errorChain } from '../../platform/error-chain.ts';
import { RequestError } from '../../platform/errors.ts';

const STATEMENT_TIMEOUT = '57014';

/** SQLSTATEs of a serialisation failure and a deadlock, and Prisma's code for both. */
const GIVEN_UP = /^(40001|40P01|P2034)$/;

/** SQLSTATE classes and codes, Node's network codes and Prisma's codes that all mean that there is no usable connection. */
const UNREACHABLE =
  /^(08...|28...|3D000|53300|57P0[1-3]|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|P2028)$/;

/** The driver gives these no code. */
const UNREACHABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** What a caller may know about a failed statement; undefined for an internal failure. */
export function asDatabaseRefusal(error: unknown, statementTimeoutMs: number): RequestError | undefined {
  for (const thrown of errorChain(error)) {
    const { code, message } = failureOf(thrown);
    if (code === STATEMENT_TIMEOUT) {
      return new RequestError(
        'LIMIT_EXCEEDED',
        `The operation took longer than ${statementTimeoutMs} ms and was cancelled. Ask for less.`,
      );
    }
    if (thrown.constraint === GROUP_LIMIT) return new RequestError('LIMIT_EXCEEDED', message);
    if (GIVEN_UP.test(code)) {
      return new RequestError('CONFLICT', 'Someone else was changing the same data, so nothing was saved. Try again.');
    }
    if (UNREACHABLE.test(code) || UNREACHABLE_MESSAGE.test(message)) {
      return new RequestError('SERVICE_UNAVAILABLE', 'The database cannot be reached. Try again in a moment.');
    }
  }
  return undefined;
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

/** Drivers report the cause in different places. */
const failureOf = ({ code, originalCode, syscall, message }: Readonly<Record<string, unknown>>): Failure => ({
  code: syscall === 'connect' ? 'ECONNREFUSED' : String(code ?? originalCode ?? ''),
  message: String(message ?? ''),
});
