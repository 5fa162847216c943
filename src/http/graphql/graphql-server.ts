import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { formatWith, type Judge } from '../errors/error-verdict.ts';
import { stringifyResult } from '../wire/json-text.ts';
import { type DocumentLimits, documentLimitsRule } from './document-limits.ts';
import { DocumentStore } from './document-store.ts';
import type { GraphqlContext } from './graphql-context.ts';
import { introspectionRule } from './introspection-rule.ts';
import type { KnownOperations } from './known-operations.ts';
import { outcomePlugin } from './outcome.plugin.ts';
import { passThroughPlugin } from './pass-through.plugin.ts';
import { variableSizePlugin } from './variable-size.plugin.ts';

export interface GraphqlServerOptions {
  readonly schema: GraphQLSchema;
  readonly judge: Judge;
  readonly limits: DocumentLimits;
  /** Filled with operations that one statement has answered. */
  readonly operations: KnownOperations;
  readonly log: Logger;
}

/** Apollo Server as we run it: nothing here depends on NODE_ENV or on Apollo's own environment variables. */
export async function startGraphqlServer(options: GraphqlServerOptions): Promise<ApolloServer<GraphqlContext>> {
  const server = new ApolloServer<GraphqlContext>({
    schema: options.schema,
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    logger: options.log,
    documentStore: new DocumentStore(),
    parseOptions: { maxTokens: options.limits.tokens },
    validationRules: [documentLimitsRule(options.limits), introspectionRule],
    formatError: formatWith(options.judge),
    stringifyResult,
    plugins: [
      variableSizePlugin(),
      passThroughPlugin(options.judge, options.operations),
      outcomePlugin(options.judge),
      ...switchedOff(),
    ],
  } satisfies ApolloServerOptions<GraphqlContext>);
  await server.start();
  return server;
}

/**
 * Apollo installs these by default: one slows down every resolver for HTTP caching that we do not offer, the others report to
 * Apollo.
 */
function switchedOff() {
  return [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ];
}
