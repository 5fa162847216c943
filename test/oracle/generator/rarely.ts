import fc from 'fast-check';

/** Of several choices the first is the simplest, to which failures shrink. */
export const SHRINK_TO_FIRST = { withCrossShrink: true };

/** One time in ten; else nothing. */
export const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof(SHRINK_TO_FIRST, { weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
