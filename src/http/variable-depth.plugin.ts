import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { RequestError } from '../platform/errors.ts';
import type { GraphqlContext } from './graphql-context.ts';

/** No setting: it guards the stack. The deepest filter that is allowed, each level of it in a list of its own, has some 40. */
const MAX_LEVELS = 50;

/** Refuses variables that nest so deep that walking them, which graphql-js does by recursion, would end the stack. */
export function variableDepthPlugin(): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request }) {
          if (isShallow(request.variables)) return;
          const message = `The variables are nested ${MAX_LEVELS + 1} levels deep or deeper; at most ${MAX_LEVELS} are allowed.`;
          throw new GraphQLError(message, { originalError: new RequestError('LIMIT_EXCEEDED', message) });
        },
      };
    },
  };
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Level by level, without recursion. */
export function isShallow(variables: unknown): boolean {
  // Most variables are plain values.
  if (!isNested(variables) || !Object.values(variables).some(isNested)) return true;
  let level: unknown[] = [variables];
  for (let depth = 0; depth <= MAX_LEVELS; depth++) {
    level = level.flatMap((item) => (isNested(item) ? Object.values(item) : []));
    if (level.length === 0) return true;
  }
  return false;
}
