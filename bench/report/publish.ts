import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BenchResult } from '../harness/bench-run.ts';
import { BENCH } from '../harness/paths.ts';
import { drawChart } from './chart.ts';
import { markdownReport } from './markdown-table.ts';
import { writeJson } from './write-json.ts';

const MARKERS = ['<!-- figures: written by `npm run bench -- --publish` -->', '<!-- end of figures -->'] as const;

/** Writes the figures, one file for each size, and from all of them the table and the chart of the README. */
export async function publish(result: BenchResult): Promise<void> {
  const results = path.join(BENCH, 'results');
  await mkdir(results, { recursive: true });
  for (const size of result.sizes) {
    await writeJson(path.join(results, `${size.customers}-customers.json`), { ...result, sizes: [size] });
  }
  const middle = result.sizes[Math.floor((result.sizes.length - 1) / 2)];
  if (middle !== undefined) await writeFile(path.join(results, 'chart.svg'), drawChart(middle));
  const readme = path.join(BENCH, 'README.md');
  await writeFile(readme, between(await readFile(readme, 'utf8'), markdownReport(result)));
}

function between(text: string, content: string): string {
  const [start, end] = MARKERS.map((marker) => text.indexOf(marker)) as [number, number];
  if (start === -1 || end < start) throw new Error('bench/README.md has lost its markers.');
  return `${text.slice(0, start + MARKERS[0].length)}\n\n${content}\n\n${text.slice(end)}`;
}
