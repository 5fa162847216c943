import { SingleBar } from 'cli-progress';
import type { CountProgress, Notify } from '../../platform/progress.ts';

export interface TerminalProgress {
  notify: Notify;
  count: CountProgress;
  /** Ends a bar that is still drawn. */
  finish(): void;
}

const LINE_EVERY_MS = 5_000;

/** For commands whose output a program reads. */
export const silentProgress: TerminalProgress = { notify: () => {}, count: () => {}, finish: () => {} };

/** On standard error, so that output can be piped: a bar on a terminal, plain lines in a log. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): TerminalProgress {
  return stream.isTTY ? barProgress(stream) : lineProgress(stream);
}

function barProgress(stream: NodeJS.WriteStream): TerminalProgress {
  let bar: SingleBar | undefined;
  const finish = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    finish,
    notify: (activity) => {
      finish();
      stream.write(`${activity} …\n`);
    },
    count: (done, total, label) => {
      if (!bar) {
        bar = new SingleBar({
          stream,
          format: '{bar} {percentage} %  {label}',
          hideCursor: true,
          clearOnComplete: false,
          barsize: 32,
        });
        bar.start(total, done, { label });
      }
      bar.setTotal(total);
      bar.update(done, { label });
      if (done >= total) finish();
    },
  };
}

function lineProgress(stream: NodeJS.WriteStream): TerminalProgress {
  let lastLineAt = 0;
  return {
    finish: () => {},
    notify: (activity) => stream.write(`${activity} …\n`),
    count: (done, total, label) => {
      if (done < total && Date.now() - lastLineAt < LINE_EVERY_MS) return;
      lastLineAt = Date.now();
      stream.write(`${Math.floor((100 * done) / Math.max(total, 1))} %  ${label}\n`);
    },
  };
}
