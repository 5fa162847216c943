import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, getVariableValues } from 'graphql';
import { readerOf } from '../../access/reader.ts';
import type { ReadEngine } from '../../compiler/read-engine.ts';
import { statusOf } from '../errors/error-status.ts';
import { formatWith, type Judge, quoteRequestId } from '../errors/error-verdict.ts';
import { logFailure } from '../errors/log-failure.ts';
import { JsonText, stringifyResult } from '../wire/json-text.ts';
import { graphqlMediaType } from '../wire/media-type.ts';
import type { KnownOperation, KnownOperations } from './known-operations.ts';
import { traceOperation } from './operation-trace.ts';
import { excessOf } from './variable-size.plugin.ts';

interface Options {
  readonly schema: GraphQLSchema;
  readonly operations: KnownOperations;
  readonly reads: ReadEngine;
  readonly judge: Judge;
}

/** The operation that a request names, if it is known and in the plain form that clients send. */
interface KnownRequest {
  readonly known: KnownOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly wantsCost: boolean;
}

/**
 * Answers an operation that Apollo Server has parsed, validated and answered before, without Apollo: this saves half of a small
 * read's cost in this process. Anything irregular, down to a variable of the wrong type, is left to Apollo Server (undefined), so
 * that there is one place that refuses. test/http/graphql/both-paths.test.ts requires the same answers from both ways, headers
 * included.
 */
export function createKnownOperationHandler({ schema, operations, reads, judge }: Options) {
  const format = formatWith(judge);

  return async (request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> => {
    const asked = readRequest(request, operations);
    if (asked === undefined) return undefined;
    const { operation, document, source } = asked.known;
    const { log, id: requestId, trace, viewer } = request;
    const run = attempt(() => {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables, {
        maxErrors: 1,
      });
      if (coerced === undefined) return undefined;
      return reads.prepare({
        document,
        operation,
        source,
        variables: coerced,
        reader: readerOf(viewer),
      });
    });
    if (run === undefined) return undefined;
    trace.compiled = true;
    traceOperation(trace, 'query', operation.name?.value);
    reply.type(graphqlMediaType(request.headers.accept) as string);
    try {
      const { data, cost } = await run();
      return stringifyResult({
        data: new JsonText(data),
        ...(asked.wantsCost ? { extensions: { cost } } : {}),
      });
    } catch (error) {
      logFailure(log, requestId, judge(error));
      const formatted = format({ message: '' }, error);
      const codes = [String(formatted.extensions?.code)];
      trace.errorCodes = codes;
      reply.code(statusOf(codes) ?? 200);
      return stringifyResult({ errors: [quoteRequestId(formatted, requestId)] });
    }
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function readRequest(
  { method, headers, body, url }: FastifyRequest,
  operations: KnownOperations,
): KnownRequest | undefined {
  if (method !== 'POST' || url.includes('?') || !isJson(headers['content-type']) || !isRecord(body)) return undefined;
  const { query, variables, operationName, extensions } = body;
  if (typeof query !== 'string' || (operationName != null && typeof operationName !== 'string')) return undefined;
  if ((variables != null && !isRecord(variables)) || (extensions != null && !isRecord(extensions))) return undefined;
  const known = operations.find(query, operationName ?? undefined);
  if (known === undefined || excessOf(variables) !== undefined) return undefined;
  return {
    known,
    variables: (variables as Record<string, unknown> | null | undefined) ?? {},
    wantsCost: extensions?.cost === true,
  };
}

const isJson = (contentType: string | undefined): boolean =>
  contentType === 'application/json' || contentType === 'application/json; charset=utf-8';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
