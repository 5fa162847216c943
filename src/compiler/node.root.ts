import { Resolver } from 'type-graphql';
import { Node } from '../platform/node.type.ts';
import { RootNodes, RootOne } from './annotation.ts';
import type { Feature } from './feature.ts';

@Resolver()
class NodeResolver {
  @RootOne(() => Node, {
    description:
      'The row with this id, of any type; null if there is none that you may see. A look-up by type is cheaper.',
  })
  node: Node | null;

  @RootNodes(() => Node, {
    description:
      'The rows with these ids, in the order of the ids; null in place of each row that does not exist or that you may not see.',
  })
  nodes: (Node | null)[];
}

/** What can be found by its id alone, across all features. */
export const nodeFeature: Feature = { resolvers: [NodeResolver], scopes: [] };
