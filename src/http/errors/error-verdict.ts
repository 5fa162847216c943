import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import { asDatabaseRefusal } from './database-failure.ts';

/** What the caller sees of an error, and what only the log shows. */
export interface Verdict {
  readonly code: string;
  readonly message: string;
  /** Set if the fault is not the caller's. */
  readonly failure?: unknown;
}

export type Judge = (error: unknown) => Verdict;

/** Codes that a caller can only retry, and that operators must see. */
const FAILURES: ReadonlySet<string> = new Set(['SERVICE_UNAVAILABLE', 'CONFLICT']);

const INTERNAL_MESSAGE = 'Internal error';

const MAX_MESSAGE_CHARACTERS = 1_000;

/** graphql-js has no codes for these: our token limit, and its own limit on comparing fields. */
const TOO_MANY_TOKENS = /Document contains more tha[nt] (\d+) tokens/;
const TOO_MANY_COMPARISONS = 'Validation aborted.';

/** Newcomers to connections look for a row's fields here, and graphql-js has no suggestion for them. */
const FIELD_OF_CONNECTION = /^Cannot query field "\w+" on type "\w+Connection"\.$/;

/** graphql-js parses recursively, and a few thousand nested brackets exhaust the stack before any rule runs. */
const isTooDeepToRead = (error: unknown, origin: unknown): boolean =>
  origin instanceof RangeError &&
  origin.message === 'Maximum call stack size exceeded' &&
  error instanceof GraphQLError &&
  error.path === undefined;

export function createJudge(statementTimeoutMs: number): Judge {
  return (error) => {
    const origin = originOf(error);
    if (origin instanceof RequestError) return ofRefusal(origin);
    if (isTooDeepToRead(error, origin)) {
      return { code: 'LIMIT_EXCEEDED', message: 'The document is nested too deeply to be parsed.' };
    }
    // Found in the document or its variables before anything ran, even if a scalar's error is the cause.
    if (error instanceof GraphQLError && error.path === undefined && error.nodes !== undefined) {
      return ofGraphQLError(error, error);
    }
    if (origin instanceof GraphQLError) return ofGraphQLError(origin, error as GraphQLError);
    const refusal = asDatabaseRefusal(origin, statementTimeoutMs);
    if (refusal === undefined)
      return { code: 'INTERNAL', message: INTERNAL_MESSAGE, failure: origin ?? new Error('Nothing was thrown') };
    return FAILURES.has(refusal.code) ? { ...ofRefusal(refusal), failure: origin } : ofRefusal(refusal);
  };
}

/** The form that Apollo's `formatError` expects. Drops the original's extensions, whose content is unchecked. */
export function formatWith(judge: Judge) {
  return ({ locations, ...formatted }: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { code, message } = judge(error);
    // graphql-js passes an error with its own path through as it is, and Apollo then loses the path.
    const path = formatted.path ?? (error instanceof RequestError ? error.path : undefined);
    return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
  };
}

/** Adds the request id, which identifies the line in the log. */
export function quoteRequestId(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  if (error.extensions?.code !== 'INTERNAL') return error;
  const message = `${INTERNAL_MESSAGE}; quote request id ${requestId}.`;
  return { ...error, message, extensions: { code: 'INTERNAL', requestId } };
}

/** What was thrown originally, inside the wrappers of graphql-js and Apollo. */
function originOf(error: unknown): unknown {
  let origin = error;
  while (origin instanceof GraphQLError && origin.originalError !== undefined) origin = origin.originalError;
  return origin;
}

/** The parser stops at the first excess token, so the count ends there. */
const tooManyTokens = (limit: number): string =>
  `The document has ${figure(limit + 1)} tokens or more; at most ${figure(limit)} are allowed.`;

function ofRefusal({ code, message, cause }: RequestError): Verdict {
  return cause === undefined ? { code, message } : { code, message, failure: cause };
}

/** graphql-js quotes the whole refused value, once for each fault: the reason comes last. */
const shortened = (message: string): string =>
  message.length <= MAX_MESSAGE_CHARACTERS
    ? message
    : `${message.slice(0, MAX_MESSAGE_CHARACTERS / 2)} … ${message.slice(-MAX_MESSAGE_CHARACTERS / 2)}`;

function ofGraphQLError(origin: GraphQLError, outermost: GraphQLError): Verdict {
  const message = shortened(outermost.message.trim());
  const tokens = Number(TOO_MANY_TOKENS.exec(message)?.[1] ?? Number.NaN);
  if (!Number.isNaN(tokens)) return { code: 'LIMIT_EXCEEDED', message: tooManyTokens(tokens) };
  if (message === TOO_MANY_COMPARISONS) {
    return {
      code: 'LIMIT_EXCEEDED',
      message: 'The document selects the same fields too often to be validated. Select each of them once.',
    };
  }
  const code = outermost.extensions.code;
  if (FIELD_OF_CONNECTION.test(message)) {
    return { code: 'GRAPHQL_VALIDATION_FAILED', message: `${message} The rows of a list are in its "nodes".` };
  }
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return { code, message };
  // An argument that could not be coerced has a location in the document; a value of ours that could not be serialised has none.
  if (outermost.path === undefined || origin.nodes !== undefined) return { code: 'BAD_USER_INPUT', message };
  return { code: 'INTERNAL', message: INTERNAL_MESSAGE, failure: origin };
}
