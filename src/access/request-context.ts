import type { Logger } from 'pino';
import type { ReadEngine } from '../compiler/read-engine.ts';
import type { Database } from '../platform/database.ts';
import type { Viewer } from './viewer.ts';

/** What one request carries through every resolver and service. */
export interface RequestContext {
  readonly viewer: Viewer | null;
  readonly database: Database;
  readonly reads: ReadEngine;
  readonly log: Logger;
  readonly requestId: string;
  /** Address of the caller; null if the transport has none. */
  readonly ip: string | null;
  readonly userAgent: string | null;
}
