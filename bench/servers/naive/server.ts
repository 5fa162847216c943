// The naive oracle: what one writes first. Every edge is a resolver of its own with a query of its own, and Prisma batches
// what it can of them. It shares no code with the compiler, so it also says whether everybody's answer is right.
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
