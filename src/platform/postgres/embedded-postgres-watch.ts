import { StartupError } from '../startup-error.ts';
import { findRunningServer, logPath, type RunningServer } from './embedded-postgres-server.ts';

const LOOK_EVERY_MS = 1_000;

export interface Watch {
  /** Rejects if the server ends without our request; otherwise stays pending. */
  gone: Promise<never>;
  end(): void;
}

/** Polls instead of waiting for an exit: the server may be the child of another process, or of one that has died. */
export function watchServer(home: string, { pid }: RunningServer): Watch {
  let timer: NodeJS.Timeout | undefined;
  const gone = new Promise<never>((_, reject) => {
    timer = setInterval(async () => {
      if ((await findRunningServer(home))?.pid === pid) return;
      clearInterval(timer);
      reject(
        new StartupError(
          'The embedded PostgreSQL has stopped unexpectedly',
          `Start again: it recovers everything that was committed. Its log is ${logPath(home)}.`,
        ),
      );
    }, LOOK_EVERY_MS).unref();
  });
  // Unhandled, the rejection would end a process that does not wait for it.
  gone.catch(() => {});
  return { gone, end: () => clearInterval(timer) };
}
