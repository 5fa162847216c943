import type { RequestContext } from '../access/request-context.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { TokenService } from './tokens/token.ts';

/** What the verbs of this feature need beyond every other's context. The composition root puts it in. */
export interface IdentityContext extends RequestContext {
  readonly tokens: TokenService;
  readonly attempts: AttemptLimits;
  readonly sessions: SessionSettings;
}

interface SessionSettings {
  /** Days for which a refresh token is good; each use gives one that is good for as long again. */
  readonly refreshTokenTtlDays: number;
  /**
   * A refused login is not answered before so many milliseconds: an imported bcrypt hash takes ten times as long to check as
   * one of ours, and the time must not tell which accounts there are.
   */
  readonly leastRefusalMs: number;
}
