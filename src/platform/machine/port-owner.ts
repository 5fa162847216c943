import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { commandLine } from './process-identity.ts';

export interface PortOwner {
  pid: number;
  /** First words of the command line; empty if it cannot be read. */
  command: string;
}

/** Who listens on a TCP port of this machine, as far as this user can see. */
export async function findPortOwner(port: number): Promise<PortOwner | undefined> {
  const pid = process.platform === 'linux' ? await fromProc(port) : await fromLsof(port);
  return pid === undefined ? undefined : { pid, command: shorten(commandLine(pid) ?? '') };
}

async function fromProc(port: number): Promise<number | undefined> {
  const sockets = new Set((await listeningInodes(port)).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    if (await holdsAny(pid, sockets)) return Number(pid);
  }
  return undefined;
}

async function listeningInodes(port: number): Promise<string[]> {
  const LISTEN = '0A';
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  return tables
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) && columns[3] === LISTEN)
    .flatMap((columns) => columns[9] ?? []);
}

async function holdsAny(pid: string, sockets: Set<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  // Processes of other users, and those that end meanwhile, cannot be inspected.
  const descriptors = await readdir(folder).catch(() => []);
  for (const descriptor of descriptors) {
    const target = await readlink(path.join(folder, descriptor)).catch(() => '');
    if (sockets.has(target)) return true;
  }
  return false;
}

async function fromLsof(port: number): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
    return Number(stdout.split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

function shorten(command: string): string {
  return command.length > 60 ? `${command.slice(0, 59)}…` : command;
}
