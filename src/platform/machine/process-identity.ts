import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process id alone is reused, in containers within seconds; together with the start time of the process it is not. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: processStart(process.pid) ?? 'unknown' };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return processStart(identity.pid) === identity.startedAt;
}

/** The command line of a running process, or undefined if there is no such process. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') return readProcFile(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  return ps(pid, 'command');
}

function processStart(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const status = readProcFile(`/proc/${pid}/stat`);
  if (status === undefined) return undefined;
  // The name in parentheses may hold spaces and parentheses; the fields begin after the last one. Start time is field 22.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  return `${readProcFile('/proc/sys/kernel/random/boot_id')?.trim()}/${fields[19]}`;
}

function readProcFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    const output = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    return output.trim() || undefined;
  } catch {
    return undefined;
  }
}
