import type { RequestContext } from '../access/request-context.ts';
import type { Forgetting } from '../compiler/forgetting.ts';

/** What the verbs of this feature need beyond the common context. The composition root provides it. */
export interface CustomersContext extends RequestContext {
  /** How every feature forgets a customer, including the higher ones, in lock order. */
  readonly forgetting: readonly Forgetting[];
}
