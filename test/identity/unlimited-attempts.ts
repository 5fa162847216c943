import type { AttemptLimits } from '../../src/identity/attempt-limits.ts';

/** For tests that are about something else and try more often than anybody may. */
export const unlimitedAttempts: AttemptLimits = {
  count: async () => {},
  forgive: async () => {},
  forget: async () => {},
};
