// What many would build: Apollo with type-graphql's classes over Prisma, which joins everything below a root field.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema } from 'type-graphql';
import { serveApollo } from '../shared/serve-apollo.ts';
import {
  CustomerResolver,
  DeliverySubscriptionResolver,
  InvoiceResolver,
  OrderResolver,
  QueryResolver,
} from './resolvers.ts';

const schema = await buildSchema({
  resolvers: [QueryResolver, CustomerResolver, DeliverySubscriptionResolver, OrderResolver, InvoiceResolver],
  validate: false,
});
// Cache hints would cost a call for every field, and nobody uses them here.
const plugins = [ApolloServerPluginCacheControlDisabled()];
await serveApollo(new ApolloServer({ schema, plugins, stopOnTerminationSignals: false }));
