import type { AttemptLimits } from '../../src/identity/attempt-limits.ts';

/** For tests about something else that make more attempts than allowed. */
export const unlimitedAttempts: AttemptLimits = {
  count: async () => {},
  forgive: async () => {},
  forget: async () => {},
};
