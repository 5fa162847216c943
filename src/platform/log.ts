import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** Even if logged by mistake, the values of these keys never reach the log. */
const SECRET_KEYS = [
  ...['authorization', 'password', 'currentPassword', 'newPassword', 'oneTimePassword', 'passwordHash'],
  ...['accessToken', 'refreshToken', 'activationToken', 'token', 'tokenHash', 'variables'],
];

/**
 * Lines are written in batches: a write for each took a seventh of a small read. Pending lines are written when the process ends
 * or crashes; kill -9 loses those of the last 100 ms.
 */
const STANDARD_OUTPUT = { dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 };

/** One JSON object per line, by default on standard output; errors are under `err`, with their stack. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  };
  return pino(options, destination ?? pino.destination(STANDARD_OUTPUT));
}

interface ErrorDescription {
  type: string;
  message: string;
  stack: string | undefined;
  code?: string;
  constraint?: string;
  cause?: ErrorDescription;
}

/** Only these properties: others that database drivers add (`detail`, `where`, `parameters`) contain personal data. */
function describeError(error: unknown): unknown {
  return error instanceof Error ? describe(error) : error;
}

function describe(error: Error): ErrorDescription {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const message = withoutArguments(error);
  return {
    type: error.constructor.name,
    message,
    stack: error.stack?.replace(error.message, () => message),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error.cause instanceof Error && { cause: describe(error.cause) }),
  };
}

/** Prisma quotes the arguments of an invalid call, including values, before its last paragraph says what is wrong. */
function withoutArguments(error: Error): string {
  const { message } = error;
  const quotes = error.constructor.name === 'PrismaClientValidationError';
  return quotes ? (message.split('\n\n').at(-1) as string) : message;
}
