/** Deeper than any real chain; a chain may be circular. */
const MAX_DEPTH = 5;

/**
 * A failure and everything that it wraps, outermost first: the cause of Prisma's driver adapter, `cause`, and the parts of an
 * AggregateError. Each as its properties, since drivers add their own; empty if it is not an object.
 */
export function* errorChain(error: unknown, depth = 0): Generator<Readonly<Record<string, unknown>>> {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return;
  const failure = error as Readonly<Record<string, unknown>>;
  yield failure;
  const meta = failure.meta as { driverAdapterError?: unknown } | null | undefined;
  const parts = Array.isArray(failure.errors) ? failure.errors : [];
  for (const inner of [meta?.driverAdapterError, failure.cause, ...parts]) yield* errorChain(inner, depth + 1);
}
