import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, printSchema } from 'graphql';
import { prepareStaticText, type StaticText, sendStaticText } from './wire/static-text.ts';

/** The schema as text, for code generators and editors. */
export function schemaRoute(app: FastifyInstance, schema: GraphQLSchema): void {
  let prepared: Promise<StaticText> | undefined;

  app.get('/schema.graphql', async (request, reply) => {
    prepared ??= prepareStaticText(`${printSchema(schema)}\n`, 'application/graphql; charset=utf-8');
    reply.header('cache-control', 'public, max-age=300');
    return sendStaticText(request, reply, await prepared);
  });
}
