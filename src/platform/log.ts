import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** Whatever a caller logs by mistake, these keys never reach the log with their values. */
const SECRET_KEYS = [
  ...['authorization', 'password', 'currentPassword', 'newPassword', 'oneTimePassword', 'passwordHash'],
  ...['accessToken', 'refreshToken', 'activationToken', 'token', 'tokenHash', 'variables'],
];

/** One JSON object a line, on standard output unless told otherwise; errors come as `err`, with their stack. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
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
