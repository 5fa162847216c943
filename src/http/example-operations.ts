import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** The documents that the IDE opens with; `tabs.json` names them in order, with variables to try. */
export const EXAMPLES_FOLDER = path.join(import.meta.dirname, '../../examples/operations');

export interface ExampleOperation {
  readonly query: string;
  /** JSON, indented as a person would write it. */
  readonly variables: string;
}

const tabsFile = z.array(
  z.strictObject({ document: z.string(), variables: z.record(z.string(), z.json()).default({}) }),
);

export async function readExampleOperations(folder = EXAMPLES_FOLDER): Promise<ExampleOperation[]> {
  const tabs = tabsFile.parse(JSON.parse(await readFile(path.join(folder, 'tabs.json'), 'utf8')));
  return Promise.all(
    tabs.map(async ({ document, variables }) => ({
      query: await readFile(path.join(folder, document), 'utf8'),
      variables: JSON.stringify(variables, null, 2),
    })),
  );
}
