import { Resolver } from 'type-graphql';
import { Node } from '../platform/node.type.ts';
import { RootNodes, RootOne } from './annotation.ts';
import type { Feature } from './feature.ts';

@Resolver()
class NodeResolver {
  @RootOne(() => Node, {
    description:
      'The row with this id, of whatever type; null where there is none that you may see. A look-up by type is cheaper.',
  })
  node: Node | null;

  @RootNodes(() => Node, {
    description:
      'The rows with these ids, in their order; null in place of one that is not there, or not yours to see.',
  })
  nodes: (Node | null)[];
}

/** What can be found by its id alone, over all features. */
export const nodeFeature: Feature = { resolvers: [NodeResolver], scopes: [] };
