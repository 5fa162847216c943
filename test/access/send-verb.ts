import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { type HeldRow, holding } from '../support/barrier.ts';
import { bodyOf } from '../support/verb.ts';
import type { Call, Told } from './verb-cases.ts';

export const requestOf = ({ token, ...asked }: Call, requestId: string) => ({
  headers: {
    'x-request-id': requestId,
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  },
  payload: bodyOf(asked),
});

export const eventsOf = async (side: pg.Pool, requestId: string): Promise<number> =>
  (await side.query('SELECT count(*)::int AS n FROM audit_events WHERE request_id = $1', [requestId])).rows[0].n;

/** Sends a call to one process; returns the answer and what it has recorded. */
export async function sendVerb(side: pg.Pool, app: FastifyInstance, call: Call): Promise<Told> {
  const requestId = randomUUID();
  const { body } = await app.inject({ method: 'POST', url: '/graphql', ...requestOf(call, requestId) });
  const { data, errors } = JSON.parse(body);
  const answer = errors?.[0]?.extensions.code ?? data.it.userErrors[0]?.code ?? 'OK';
  return { answer, events: await eventsOf(side, requestId) };
}

/** Every writer waits before its audit event: it has written the rest and committed nothing. */
export const holdRecords = (side: pg.Pool): Promise<HeldRow> => holding(side, 'LOCK TABLE audit_events IN SHARE MODE');

/** The first has written but not committed when the second starts, in another process. */
export async function raceVerbs(
  side: pg.Pool,
  [one, other]: readonly [FastifyInstance, FastifyInstance],
  first: Call,
  second: Call,
): Promise<[Told, Told]> {
  const held = await holdRecords(side);
  const racing = [sendVerb(side, one, first)];
  await held.waiters(1);
  racing.push(sendVerb(side, other, second));
  await held.waiters(2);
  await held.release();
  return (await Promise.all(racing)) as [Told, Told];
}
