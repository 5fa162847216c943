import type { RequestContext } from '../access/request-context.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { TokenService } from './tokens/token.ts';

/** What the verbs of this feature need beyond the common context. The composition root provides it. */
export interface IdentityContext extends RequestContext {
  readonly tokens: TokenService;
  readonly attempts: AttemptLimits;
  readonly sessions: SessionSettings;
}

interface SessionSettings {
  /** Lifetime of a refresh token in days; each use returns one with a new lifetime. */
  readonly refreshTokenTtlDays: number;
  /**
   * Minimum milliseconds before a refused login is answered: an imported bcrypt hash takes ten times as long to check as one of
   * ours, and the time must not reveal which accounts exist.
   */
  readonly leastRefusalMs: number;
}
