import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../access/request-context.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { OperationTrace } from './operation-trace.ts';

/** What HTTP knows about a request; the composition root turns it into a context. */
type RequestFacts = Pick<RequestContext, 'viewer' | 'log' | 'requestId' | 'ip' | 'userAgent'>;

export type CreateContext = (facts: RequestFacts) => RequestContext;

export type Authenticate = (authorizationHeader: string | undefined) => Promise<Viewer | null>;

/** The context of resolvers as Apollo's plugins see it. */
export interface GraphqlContext extends RequestContext {
  readonly trace: OperationTrace;
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null;
    trace: OperationTrace;
  }
}

/** Some proxies append the caller's port to the address, which would make a new address of every connection. */
const withoutPort = (address: string): string =>
  address.replace(/^([\d.]+):\d+$/, '$1').replace(/^\[([^\]]+)\](:\d+)?$/, '$1');

export function contextOf(request: FastifyRequest, createContext: CreateContext): GraphqlContext {
  const context = createContext({
    viewer: request.viewer,
    log: request.log as unknown as RequestContext['log'],
    requestId: request.id,
    ip: request.ip === undefined ? null : withoutPort(request.ip),
    userAgent: request.headers['user-agent'] ?? null,
  });
  return { ...context, trace: request.trace };
}
