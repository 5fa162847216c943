import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import type { GraphqlContext } from './graphql-context.ts';

/** No setting: it guards the stack. The deepest filter that is allowed, each level of it in a list of its own, has some 40. */
const MAX_LEVELS = 50;
/** No setting: graphql-js takes a second to coerce as many empty filters as a body holds. A condition has some three of them. */
const MAX_NESTED = 10_000;

/** Refuses variables that walking would end the stack or hold up all others: graphql-js does it by recursion, and first of all. */
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

/** What is too much of these variables; undefined if nothing is. Level by level, without recursion. */
export function excessOf(variables: unknown): string | undefined {
  let level: readonly object[] = isNested(variables) ? Object.values(variables).filter(isNested) : [];
  let found = 0;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_LEVELS)
      return `The variables are nested ${depth} levels deep or deeper; at most ${MAX_LEVELS} levels are allowed.`;
    found += level.length;
    if (found > MAX_NESTED)
      return `The variables hold ${figure(MAX_NESTED + 1)} objects and lists or more; at most ${figure(MAX_NESTED)} are allowed.`;
    level = level.flatMap((item) => Object.values(item).filter(isNested));
  }
  return undefined;
}
