import type { BenchResult, CaseResult } from '../harness/bench-run.ts';
import { median } from '../harness/statistics.ts';

/** The output at the end of a run: plain text, one table for each case. */
export function printTable({ sizes, machine, postgres }: BenchResult): string {
  const lines = [`${machine.processor}, ${machine.cores} cores, Node ${machine.node}; ${postgres}`];
  for (const { customers, orders, cases, failures } of sizes) {
    lines.push('', `${customers.toLocaleString('en')} customers, ${orders.toLocaleString('en')} orders`);
    for (const [name, result] of Object.entries(cases)) {
      lines.push('', row([name, 'req/s', 'of limit', 'p50 ms', 'p99 ms', 'CPU ms', 'DB CPU ms', 'peak MB']));
      for (const [server, figures] of Object.entries(result)) {
        const ofLimit = result.limit === undefined ? '' : (figures.rps / result.limit.rps).toFixed(2);
        lines.push(
          row([
            `  ${server}`,
            figures.rps.toFixed(figures.rps < 100 ? 1 : 0),
            ofLimit,
            figures.p50Ms.toFixed(1),
            figures.p99Ms.toFixed(1),
            figures.cpuMsPerRequest.toFixed(2),
            figures.databaseCpuMsPerRequest?.toFixed(2) ?? '',
            figures.peakMemoryMb.toFixed(0),
          ]),
        );
      }
    }
    lines.push(...comparison(cases));
    for (const [name, complaint] of Object.entries(failures)) lines.push('', `${name}: NOT TIMED, ${complaint}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Ours against the other checkout: the ratio within each round, its median, minimum and maximum. */
function comparison(cases: Readonly<Record<string, CaseResult>>): readonly string[] {
  const compared = Object.entries(cases).flatMap(([name, { ours, before }]) => {
    if (ours === undefined || before === undefined) return [];
    const ratios = ours.rpsByRound.map((rate, round) => rate / (before.rpsByRound[round] ?? Number.NaN));
    const cells = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(3));
    return [row([name, ...cells, (ours.cpuMsPerRequest / before.cpuMsPerRequest).toFixed(3)])];
  });
  return compared.length === 0 ? [] : ['', row(['ours / before', 'median', 'least', 'greatest', 'CPU']), ...compared];
}

function row([first, ...rest]: readonly string[]): string {
  return `${(first ?? '').padEnd(18)}${rest.map((cell) => cell.padStart(11)).join('')}`;
}
