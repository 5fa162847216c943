import { readFileSync } from 'node:fs';
import os from 'node:os';

/** The machine of the figures: absolute ones cannot be compared with others. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Runnable processes before the run: more than a few tenths mean that the machine had other work. */
  readonly loadBefore: number;
}

export function describeMachine(): Machine {
  return {
    processor: os.cpus()[0]?.model.trim() || processorName(),
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 1024 ** 3),
    system: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    loadBefore: Math.round((os.loadavg()[0] ?? 0) * 100) / 100,
  };
}

function processorName(): string {
  try {
    return /^model name\s*: (.+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
