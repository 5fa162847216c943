// The naive oracle: what one writes first. Every edge is a resolver with its own query, and Prisma batches what it can. It shares
// no code with the compiler, so it also shows whether the others' answers are right.
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { serveApollo } from '../shared/serve-apollo.ts';
import { resolvers } from './resolvers.ts';

const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
await serveApollo(
  new ApolloServer({
    typeDefs,
    resolvers,
    plugins: [ApolloServerPluginCacheControlDisabled()],
    stopOnTerminationSignals: false,
  }),
);
