import type { ApolloServerPlugin } from '@apollo/server';
import { statusOf } from '../errors/error-status.ts';
import { type Judge, quoteRequestId } from '../errors/error-verdict.ts';
import { logFailure } from '../errors/log-failure.ts';
import { JsonText } from '../wire/json-text.ts';
import type { GraphqlContext } from './graphql-context.ts';
import { traceOperation } from './operation-trace.ts';

/** Sets the status of every answer and the id of every masked error, and fills in the trace for the log. */
export function outcomePlugin(judge: Judge): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue: { log, requestId } }) {
          for (const error of errors) logFailure(log, requestId, judge(error));
        },

        async willSendResponse({ operation, operationName, response, contextValue: { trace, requestId } }) {
          traceOperation(trace, operation?.operation, operationName);
          if (response.body.kind !== 'single') return;
          const { errors, data, ...rest } = response.body.singleResult;
          if (errors === undefined || errors.length === 0) return;

          const codes = errors.map(({ extensions }) => String(extensions?.code));
          const answered = errors.map((error) => quoteRequestId(error, requestId));
          trace.errorCodes = codes;
          if (holdsAnything(data)) {
            response.body = { kind: 'single', singleResult: { ...rest, data, errors: answered } };
            return;
          }
          // An answer of nulls alone carries no data, so it may have the status of a refused request.
          response.body = { kind: 'single', singleResult: { ...rest, errors: answered } };
          const status = statusOf(codes);
          if (status !== undefined) response.http.status = status;
          if (status === 401) response.http.headers.set('www-authenticate', 'Bearer');
        },
      };
    },

    async unexpectedErrorProcessingRequest({ requestContext: { contextValue }, error }) {
      logFailure(contextValue.log, contextValue.requestId, judge(error));
    },
  };
}

function holdsAnything(data: object | null | undefined): data is Record<string, unknown> {
  if (data === null || data === undefined) return false;
  return data instanceof JsonText || Object.values(data).some((value) => value !== null);
}
