import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { describePermissions } from './access/describe-permissions.ts';
import { readerOf } from './access/reader.ts';
import type { RequestContext } from './access/request-context.ts';
import { billingFeature } from './billing/billing.feature.ts';
import { businessFeature } from './business/business.feature.ts';
import { catalogueFeature } from './catalogue/catalogue.feature.ts';
import type { Datamodel } from './compiler/datamodel.ts';
import type { Feature } from './compiler/feature.ts';
import type { Forgetting } from './compiler/forgetting.ts';
import { nodeFeature } from './compiler/node.root.ts';
import { completeSchema } from './compiler/schema/complete-schema.ts';
import type { Scope } from './compiler/scope-rule.ts';
import { customersFeature } from './customers/customers.feature.ts';
import { deliveriesFeature } from './deliveries/deliveries.feature.ts';
import { identityFeature } from './identity/identity.feature.ts';
import { integrityFeature } from './integrity/integrity.feature.ts';
import { ordersFeature } from './orders/orders.feature.ts';
import { subscriptionsFeature } from './subscriptions/subscriptions.feature.ts';

/** The graph, feature by feature, lowest first. */
export const FEATURES: readonly Feature[] = [
  identityFeature,
  catalogueFeature,
  businessFeature,
  customersFeature,
  subscriptionsFeature,
  ordersFeature,
  deliveriesFeature,
  billingFeature,
  integrityFeature,
  nodeFeature,
];

/** Which rows each role may see, model by model. */
export const SCOPES: readonly Scope[] = FEATURES.flatMap((feature) => feature.scopes);

/** How each feature forgets a customer, lowest first. */
export const FORGETTING: readonly Forgetting[] = FEATURES.flatMap(({ forget }) => forget ?? []);

/** The schema as clients see it: the features' types and edges, completed with what follows from them and the permissions. */
export async function buildGraphSchema(datamodel: Datamodel): Promise<GraphQLSchema> {
  const resolvers = FEATURES.flatMap((feature) => feature.resolvers) as unknown as Parameters<
    typeof buildSchema
  >[0]['resolvers'];
  const schema = await buildSchema({ resolvers, validate: false });
  const completed = completeSchema(schema, {
    datamodel,
    resolveRoot: (_source, _args, context: RequestContext, info) =>
      context.reads.readField(info, readerOf(context.viewer)),
  });
  return describePermissions(completed);
}
