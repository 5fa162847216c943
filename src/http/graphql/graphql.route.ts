import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from '../errors/http-error.ts';
import { createGraphiqlPage } from '../ide/serve-graphiql.ts';
import { compressAnswer } from '../wire/compress-answer.ts';
import { prefersHtml } from '../wire/media-type.ts';
import { refuseUnacceptable } from '../wire/request-guard.ts';
import { type Authenticate, type CreateContext, contextOf, type GraphqlContext } from './graphql-context.ts';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GraphqlContext>;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  /** The short way for operations answered before; undefined if the request must go through Apollo. */
  readonly answerKnown: (request: FastifyRequest, reply: FastifyReply) => Promise<string | undefined>;
}

const PATH = '/graphql';
const ALLOWED = 'GET, HEAD, POST, OPTIONS';

/** The graph for programs and, at the same address, its IDE for people. */
export function graphqlRoute(
  app: FastifyInstance,
  { apollo, authenticate, createContext, answerKnown }: GraphqlRouteOptions,
): void {
  const sendGraphiql = createGraphiqlPage();
  const answerByApollo = fastifyApolloHandler<GraphqlContext>(apollo, {
    context: async (request: FastifyRequest) => contextOf(request, createContext),
  });

  const answer: typeof answerByApollo = async function (request, reply) {
    const known = await answerKnown(request as FastifyRequest, reply as FastifyReply);
    return known ?? answerByApollo.call(this, request, reply);
  };

  /** Clients that read HTML get the IDE; for all others, everything that needs no body is settled before one is read. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    if (request.method !== 'POST' && prefersHtml(request.headers.accept)) return sendGraphiql(request, reply);
    refuseUnacceptable(request);
    reply.header('cache-control', 'no-store');
    request.viewer = await authenticate(request.headers.authorization);
    return undefined;
  }

  app.route({ method: ['GET', 'POST'], url: PATH, onRequest: admit, onSend: compressAnswer, handler: answer });

  app.route({ method: 'OPTIONS', url: PATH, onRequest: tellAllowed, handler: tellAllowed });

  app.route({ method: ['PUT', 'PATCH', 'DELETE'], url: PATH, onRequest: refuseMethod, handler: refuseMethod });
}

/**
 * Before a body is read, so that a missing or odd one changes nothing. No CORS headers: pages of other origins may not read the
 * graph.
 */
async function tellAllowed(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply.code(204).header('allow', ALLOWED).send();
}

async function refuseMethod(_request: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header('allow', ALLOWED);
  throw new HttpError(405, 'Send a query or a mutation with POST, or a query with GET.');
}
