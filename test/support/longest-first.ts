import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, longest first: one that starts last would run on alone. */
const LONGEST = [
  'history-3.test.ts',
  'history-11.test.ts',
  'hidden-rows.test.ts',
  'embedded-postgres.test.ts',
  'serve.test.ts',
  'sample-rules.test.ts',
  'verify-schema.test.ts',
  'prove.test.ts',
  'plans.test.ts',
  'explain.test.ts',
  'cli.test.ts',
  'injection.test.ts',
  'limit-settings.test.ts',
  'migrations.test.ts',
  'whole-schema.test.ts',
  'sample-command.test.ts',
  'load-sample.test.ts',
  'project-migrations.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.indexOf(path.basename(moduleId));
  return place === -1 ? LONGEST.length : place;
};

/** Known long files first, then in Vitest's order: failed, longer or larger ones first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
