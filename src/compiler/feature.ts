import type { Forgetting } from './forgetting.ts';
import type { Scope } from './scope-rule.ts';

/** What a feature folder adds to the graph. */
export interface Feature {
  /** type-graphql resolver classes: root fields, mutations and the edges whose foreign keys the feature owns. */
  // biome-ignore lint/complexity/noBannedTypes: type-graphql knows classes by this type.
  readonly resolvers: readonly Function[];
  /** One for each model that the feature's types show. */
  readonly scopes: readonly Scope[];
  /** What it removes when a customer is anonymised; for features whose tables hold personal data. */
  readonly forget?: Forgetting;
}
