import type { BenchResult, SizeResult } from '../harness/bench-run.ts';

/** The part of the README that is generated from the figures. */
export function markdownReport({ machine, postgres, timing, takenAt, sizes }: BenchResult): string {
  const head = [
    `Taken ${takenAt.slice(0, 10)} on ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node},`,
    `${postgres}; load before the run ${machine.loadBefore}. ${timing.rounds} rounds of ${timing.roundMs / 1_000} s for each server and case, medians.`,
    '',
    '![Requests per second as a share of the limit](results/chart.svg)',
  ];
  return [...head, ...sizes.flatMap(tableOf)].join('\n');
}

function tableOf({ customers, orders, cases, failures }: SizeResult): string[] {
  const rows = Object.entries(cases).flatMap(([caseName, result]) =>
    Object.entries(result).map(([server, figures]) => {
      const ofLimit = result.limit === undefined ? '' : (figures.rps / result.limit.rps).toFixed(2);
      const [slowest, fastest] = figures.rpsSpread;
      return [
        caseName,
        server,
        whole(figures.rps),
        `${whole(slowest)} to ${whole(fastest)}`,
        ofLimit,
        figures.p50Ms.toFixed(1),
        figures.p99Ms.toFixed(1),
        figures.cpuMsPerRequest.toFixed(2),
        figures.databaseCpuMsPerRequest?.toFixed(2) ?? '',
        figures.cpuSeconds.toFixed(1),
        figures.peakMemoryMb.toFixed(0),
        figures.memoryGrowthMb.toFixed(0),
        figures.answerKb?.toFixed(1) ?? '',
      ];
    }),
  );
  return [
    '',
    `### ${customers.toLocaleString('en')} customers, ${orders.toLocaleString('en')} orders`,
    '',
    line([
      'case',
      'server',
      'req/s',
      'spread',
      'of limit',
      'p50 ms',
      'p99 ms',
      'CPU ms/req',
      'DB CPU ms/req',
      'CPU s',
      'peak MB',
      'growth MB',
      'answer kB',
    ]),
    line(['---', '---', ...Array.from({ length: 11 }, () => '--:')]),
    ...rows.map(line),
    ...Object.entries(failures).map(([name, complaint]) => `\n${name} was not timed: ${complaint}`),
  ];
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const whole = (rate: number) => (rate < 100 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en'));
