import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** Whatever a caller logs by mistake, these keys never reach the log with their values. */
const SECRET_KEYS = [
  ...['authorization', 'password', 'currentPassword', 'newPassword', 'oneTimePassword', 'passwordHash'],
  ...['accessToken', 'refreshToken', 'activationToken', 'token', 'tokenHash', 'variables'],
];

/**
 * Lines of a busy moment are written together: a write for each took a seventh of a small read. What is not yet written is
 * written when the process ends or crashes; kill -9 takes the lines of its last 100 ms.
 */
const STANDARD_OUTPUT = { dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 };

/** One JSON object a line, on standard output unless set otherwise; errors come as `err`, with their stack. */
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

/** Only these properties: those that database drivers add beside them (`detail`, `where`, `parameters`) hold people's data. */
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

/** Prisma quotes the arguments of a call that it finds wrong, values and all, before it says in a last paragraph what is wrong. */
function withoutArguments(error: Error): string {
  const { message } = error;
  const quotes = error.constructor.name === 'PrismaClientValidationError';
  return quotes ? (message.split('\n\n').at(-1) as string) : message;
}
