import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What a process has used, from /proc; zeros on systems other than Linux. */
export interface ProcessFigures {
  /** User and system time together, of all threads. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  readonly peakMemoryBytes: number;
}

/** The kernel's clock ticks; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export function readFigures(pid: number): ProcessFigures {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpuSeconds: cpuSecondsOf(pid),
      memoryBytes: kilobytes(status, 'VmRSS') * 1024,
      peakMemoryBytes: kilobytes(status, 'VmHWM') * 1024,
    };
  } catch {
    return { cpuSeconds: 0, memoryBytes: 0, peakMemoryBytes: 0 };
  }
}

/** Resets the peak. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not on Linux: there is no peak to reset.
  }
}

/** CPU time of a process and its children, including ended ones: a PostgreSQL with its backends. */
export function familyCpuSeconds(pid: number): number {
  const own = fieldsOf(pid);
  let seconds = [11, 12, 13, 14].reduce((ticks, field) => ticks + Number(own[field]), 0) / TICKS_PER_SECOND;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const [, parent] = fieldsOf(Number(entry));
      if (Number(parent) === pid) seconds += cpuSecondsOf(Number(entry));
    } catch {
      // Ended in the meantime.
    }
  }
  return seconds;
}

function cpuSecondsOf(pid: number): number {
  const fields = fieldsOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** The fields from the state on; the name before it may contain spaces and parentheses. */
function fieldsOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function kilobytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}
