import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { getVariableValues } from 'graphql';
import { readerOf } from '../../access/reader.ts';
import { formatWith, type Judge } from '../errors/error-verdict.ts';
import { logFailure } from '../errors/log-failure.ts';
import { JsonText } from '../wire/json-text.ts';
import type { GraphqlContext } from './graphql-context.ts';
import type { KnownOperations } from './known-operations.ts';

const MAX_VARIABLE_ERRORS = 10;

/**
 * Lets the read engine answer query operations: its JSON goes to the client as PostgreSQL wrote it. Everything else goes to
 * graphql-js. Apollo turns an exception in this hook into a bare 500, so none may escape.
 */
export function passThroughPlugin(judge: Judge, operations: KnownOperations): ApolloServerPlugin<GraphqlContext> {
  const format = formatWith(judge);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, source, request, contextValue }) {
          // Undefined, whatever its type says, if the document has no operation of the requested name.
          if (operation === undefined || operation.operation === 'subscription') return null;
          const { coerced, errors } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            request.variables ?? {},
            { maxErrors: MAX_VARIABLE_ERRORS },
          );
          if (errors) return respond({ errors: errors.map((error) => format(error.toJSON(), error)) });
          try {
            const asked = { document, operation, source, variables: coerced, reader: readerOf(contextValue.viewer) };
            if (operation.operation === 'mutation') {
              contextValue.reads.judgePayloads(asked);
              return null;
            }
            const run = contextValue.reads.prepare(asked);
            if (run === undefined) return null;
            contextValue.trace.compiled = true;
            operations.remember(request.operationName ?? undefined, { source, document, operation });
            const answer = await run();
            return respond({
              data: new JsonText(answer.data),
              ...(request.extensions?.cost === true ? { extensions: { cost: answer.cost } } : {}),
            });
          } catch (error) {
            logFailure(contextValue.log, contextValue.requestId, judge(error));
            return respond({ errors: [format({ message: '' }, error)] });
          }
        },
      };
    },
  };
}

type SingleResult = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult'];

function respond(
  result: { data: JsonText; extensions?: { cost: number } } | { errors: SingleResult['errors'] },
): GraphQLResponse {
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'single', singleResult: result as unknown as SingleResult },
  };
}
