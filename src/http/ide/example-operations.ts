import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/**
 * The documents that the IDE opens with; `tabs.json` names them in order, with variables to try. Its "TODAY", "THIS_MONTH" and
 * "NEXT_MONTH" become days: today, or the first of the month.
 */
export const EXAMPLES_FOLDER = path.join(import.meta.dirname, '../../../examples/operations');

export interface ExampleOperation {
  readonly query: string;
  /** JSON, indented as a person would write it. */
  readonly variables: string;
}

const tabsFile = z.array(
  z.strictObject({ document: z.string(), variables: z.record(z.string(), z.json()).default({}) }),
);

export async function readExampleOperations(
  folder = EXAMPLES_FOLDER,
  now: Date = new Date(),
): Promise<ExampleOperation[]> {
  const days = daysToTry(now);
  const tabs = tabsFile.parse(JSON.parse(await readFile(path.join(folder, 'tabs.json'), 'utf8')));
  return Promise.all(
    tabs.map(async ({ document, variables }) => ({
      query: await readFile(path.join(folder, document), 'utf8'),
      variables: JSON.stringify(variables, (_, value) => days.get(value) ?? value, 2),
    })),
  );
}

/** In UTC: a few hours off the business day do not matter for an example. */
function daysToTry(now: Date): ReadonlyMap<unknown, string> {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const written = (day: Date) => day.toISOString().slice(0, 10);
  return new Map([
    ['TODAY', written(now)],
    ['THIS_MONTH', written(new Date(Date.UTC(year, month, 1)))],
    ['NEXT_MONTH', written(new Date(Date.UTC(year, month + 1, 1)))],
  ]);
}
