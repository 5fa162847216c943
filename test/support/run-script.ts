import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');

export interface ScriptResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningScript {
  child: ChildProcess;
  /** Standard output so far. */
  output(): string;
  /** Resolves with the first line of standard output. */
  firstLine: Promise<string>;
  finished: Promise<ScriptResult>;
}

/** Starts a Node script of the checkout (.mjs, or .ts through tsx), in its folder, with only the given environment. */
export function startScript(
  script: string,
  parameters: string[] = [],
  environment: NodeJS.ProcessEnv = {},
  cwd = ROOT,
): RunningScript {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, path.join(ROOT, script), ...parameters], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
    child.once('close', () => reject(new Error(`It ended without output: ${stderr}`)));
  });
  firstLine.catch(() => {});
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = once(child, 'close').then(([exitCode]) => ({ exitCode: exitCode as number | null, stdout, stderr }));
  return { child, output: () => stdout, firstLine, finished };
}

export function runEarlybird(parameters: string[], environment: NodeJS.ProcessEnv = {}): Promise<ScriptResult> {
  return startScript('bin/earlybird.mjs', parameters, environment).finished;
}
