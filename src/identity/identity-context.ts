import type { RequestContext } from '../context.ts';
import type { TokenService } from './token.ts';

/** What the verbs of this feature need beyond every other's context. The composition root puts it in. */
export interface IdentityContext extends RequestContext {
  readonly tokens: TokenService;
}
