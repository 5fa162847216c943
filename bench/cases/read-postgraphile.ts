/** PostGraphile's answers in our shapes: what differs by its nature, not by choice. */

type Json = Record<string, unknown>;

/** A plain list where ours is a connection. */
export const asConnection = (nodes: unknown): Json => ({ nodes });

/** It does not infer from a partial unique index that there is at most one. */
export const onlyOne = (rows: unknown): unknown => (rows as readonly unknown[])[0] ?? null;

/** PostgreSQL's own text, in the session's time zone, which is UTC. */
export const instant = (text: unknown): string => new Date(text as string).toISOString();

/** Every order with its current delivery, wherever orders are. */
export function readOrder(order: unknown): Json {
  const { delivery, ...rest } = order as Json;
  const current = onlyOne(delivery) as Json | null;
  return {
    ...rest,
    delivery: current?.occurredAt === undefined ? current : { ...current, occurredAt: instant(current.occurredAt) },
  };
}
