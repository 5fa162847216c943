import { reportFailure } from './report-failure.ts';

export interface Interruptible {
  /** Registers what is being opened, so that it is closed at the end, in reverse order, even if a signal arrives meanwhile. */
  use<T>(opening: Promise<T>, close: (resource: T) => Promise<void>): Promise<T>;
  /** Resolves when the process is asked to end. */
  untilSignal: Promise<void>;
}

interface InterruptibleOptions {
  /** Exit code after a signal: 0 for a server, which ends that way; otherwise the shell's 128 + signal number. */
  exitCodeOnSignal?: number;
  /** Called for uncaught failures. */
  onCrash?: (error: unknown) => void;
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type HandledSignal = keyof typeof SIGNAL_NUMBERS;

/** npm forwards Ctrl-C to its child, which also gets it from the terminal: one press arrives as two signals. */
const SAME_PRESS_MS = 500;

/**
 * Runs a command and closes everything that it opened when it returns, fails, or is ended by SIGINT, SIGTERM or SIGHUP. A second
 * signal ends it at once.
 */
export async function runInterruptible(
  work: (scope: Interruptible) => Promise<void>,
  options: InterruptibleOptions = {},
): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;
  let signalledAt = Number.NEGATIVE_INFINITY;
  let signalled = () => {};
  const untilSignal = new Promise<void>((resolve) => {
    signalled = resolve;
  });

  const closeAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close().catch(reportFailure);
  };
  const end = (exitCode: number) => {
    ending ??= closeAll().then(() => process.exit(process.exitCode ?? exitCode));
    return ending;
  };
  const onSignal = (signal: HandledSignal) => {
    const shellCode = 128 + SIGNAL_NUMBERS[signal];
    if (performance.now() - signalledAt < SAME_PRESS_MS) return;
    if (ending) process.exit(shellCode);
    signalledAt = performance.now();
    end(options.exitCodeOnSignal ?? shellCode);
    signalled();
  };
  const onCrash = (error: unknown) => {
    (options.onCrash ?? reportFailure)(error);
    process.exitCode = 1;
    end(1);
  };

  const signals = Object.keys(SIGNAL_NUMBERS) as HandledSignal[];
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onCrash);
  try {
    await work({
      untilSignal,
      use: (opening, close) => {
        closers.push(async () => {
          const resource = await opening.catch(() => undefined);
          if (resource !== undefined) await close(resource);
        });
        return opening;
      },
    });
  } catch (error) {
    // After a signal, work fails because its database is closed: that need not be reported.
    if (!ending) reportFailure(error);
  }
  if (ending) await ending;
  await closeAll();
  for (const signal of signals) process.off(signal, onSignal);
  process.off('uncaughtException', onCrash);
}
