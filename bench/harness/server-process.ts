import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BENCH, CACHE, ROOT } from './paths.ts';

export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The same for every server; ours gets it from its usual variable. */
export const POOL_SIZE = 10;
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/** What to run where, and its environment besides port and database. */
export interface Launch {
  readonly folder: 'root' | 'bench';
  /** Arguments for Node: its own options, the script, the script's arguments. */
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a server of the checkout `root` under the current Node; its output, including a request log, goes to a file of the cache
 * folder.
 */
export async function startServer(
  name: string,
  launch: Launch,
  databaseUrl: string,
  root: string = ROOT,
): Promise<ServerProcess> {
  const port = await freePort();
  await mkdir(path.join(CACHE, 'logs'), { recursive: true });
  const logFile = path.join(CACHE, 'logs', `${name}.log`);
  const log = await open(logFile, 'w');
  const profiling = process.env.BENCH_CPU_PROFILE === name ? ['--cpu-prof', `--cpu-prof-dir=${CACHE}/profiles`] : [];
  const child = spawn(process.execPath, [...profiling, ...launch.command], {
    cwd: launch.folder === 'root' ? root : BENCH,
    env: {
      ...withoutOurs(process.env),
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(POOL_SIZE),
      ...launch.environment,
    },
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
    }
  };
  for (const deadline = Date.now() + READY_TIMEOUT_MS; !(await isListening(port)); await sleep(50)) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (!hasEnded && Date.now() < deadline) continue;
    await stop();
    const said = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-15).join('\n');
    throw new Error(`${name} ${hasEnded ? 'has ended' : 'does not listen'}. The end of ${logFile}:\n${said}`);
  }
  return { port, pid: child.pid as number, stop };
}

/** The caller's DATABASE_REPLICA_URL and the like would send our server to a different database than the others. */
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const left = Object.entries(environment).filter(([name]) => !/^(DATABASE_|DATA_DIR|LOG_LEVEL|PREPARED_)/.test(name));
  return Object.fromEntries(left);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
