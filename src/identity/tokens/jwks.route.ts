import type { FastifyInstance } from 'fastify';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-key.ts';

/** A quarter of an hour: a key is published at least as long before its first and after its last use. */
const CACHE = 'public, max-age=900';

/** The public keys that verify our access tokens, for other services (RFC 7517). */
export function jwksRoute(app: FastifyInstance, { publicKeys }: SigningKeys): void {
  const keys = [...publicKeys].map(([kid, key]) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: SIGNING_ALGORITHM,
  }));
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', CACHE).type('application/jwk-set+json').send(JSON.stringify({ keys })),
  );
}
