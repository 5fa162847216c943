import { writeFile } from 'node:fs/promises';
import type { BenchResult } from '../harness/bench-run.ts';

/** Everything, with the `cases` of the first size at the top for readers of one case. */
export async function writeJson(file: string, result: BenchResult): Promise<void> {
  const { sizes, ...rest } = result;
  await writeFile(file, `${JSON.stringify({ ...rest, cases: sizes[0]?.cases ?? {}, sizes }, null, 2)}\n`);
}
