/** Deeper than anything wraps what failed; a chain may also lead back to itself. */
const MAX_DEPTH = 5;

/**
 * A failure and all that it wraps, outermost first: what Prisma's driver adapter was told, the cause, and the parts of an
 * AggregateError. Each as its properties, since drivers add theirs to whatever they throw; nothing for what is no object.
 */
export function* errorChain(error: unknown, depth = 0): Generator<Readonly<Record<string, unknown>>> {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return;
  const failure = error as Readonly<Record<string, unknown>>;
  yield failure;
  const meta = failure.meta as { driverAdapterError?: unknown } | null | undefined;
  const parts = Array.isArray(failure.errors) ? failure.errors : [];
  for (const inner of [meta?.driverAdapterError, failure.cause, ...parts]) yield* errorChain(inner, depth + 1);
}
