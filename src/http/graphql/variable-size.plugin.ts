import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import type { GraphqlContext } from './graphql-context.ts';

/** Not a setting: it guards the stack. The deepest allowed filter, with each level in a list of its own, has about 40. */
const MAX_LEVELS = 50;
/**
 * Not a setting: graphql-js takes a second to coerce as many empty filters as fit into a body. A condition has about three of
 * them.
 */
const MAX_NESTED = 10_000;

/**
 * Refuses variables that would exhaust the stack or hold up all other requests when walked: graphql-js coerces them recursively,
 * before anything else.
 */
export function variableSizePlugin(): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request }) {
          const excess = excessOf(request.variables);
          if (excess === undefined) return;
          throw new GraphQLError(excess, { originalError: new RequestError('LIMIT_EXCEEDED', excess) });
        },
      };
    },
  };
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is excessive in these variables; undefined if nothing is. Walks level by level, without recursion. */
export function excessOf(variables: unknown): string | undefined {
  let level: readonly object[] = isNested(variables) ? Object.values(variables).filter(isNested) : [];
  let found = 0;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_LEVELS)
      return `The variables are nested ${depth} levels deep or deeper; at most ${MAX_LEVELS} levels are allowed.`;
    found += level.length;
    if (found > MAX_NESTED)
      return `The variables contain ${figure(MAX_NESTED + 1)} objects and lists or more; at most ${figure(MAX_NESTED)} are allowed.`;
    level = level.flatMap((item) => Object.values(item).filter(isNested));
  }
  return undefined;
}
