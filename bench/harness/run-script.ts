import { spawn } from 'node:child_process';
import { ROOT } from './paths.ts';

/** A script of the project as a child process; its progress is shown, its output is not. Rejects if it fails. */
export function runScript(
  script: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
  root: string = ROOT,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...parameters], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', reject);
    child.on('exit', (code, endedBy) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve();
      else reject(new Error(`${[script, ...parameters].join(' ')} ended with ${code ?? endedBy}.`));
    });
  });
}
