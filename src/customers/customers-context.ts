import type { RequestContext } from '../access/request-context.ts';
import type { Forgetting } from '../compiler/forgetting.ts';

/** What the verbs of this feature need beyond every other's context. The composition root puts it in. */
export interface CustomersContext extends RequestContext {
  /** How every feature forgets a customer, the higher ones included, in the order of locks. */
  readonly forgetting: readonly Forgetting[];
}
