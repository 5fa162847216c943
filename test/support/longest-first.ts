import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, longest first: one that starts last would run on alone. */
export const LONGEST = [
  'embedded-postgres.test.ts',
  'plans.test.ts',
  'explain.test.ts',
  'injection.test.ts',
  'history-11.test.ts',
  'project-migrations.test.ts',
  'cli.test.ts',
  'history-3.test.ts',
  'hidden-rows.test.ts',
  'prove.test.ts',
  'migrations.test.ts',
  'whole-schema.test.ts',
  'load-sample.test.ts',
  'sample-command.test.ts',
  'serve.test.ts',
  'verify-schema.test.ts',
  'verify-rules.test.ts',
  'every-verb.test.ts',
  'sessions.test.ts',
  'hidden-from-staff.test.ts',
  'lock-order.test.ts',
  'sample-rules.test.ts',
  'login.test.ts',
  'realism.test.ts',
  'exports.test.ts',
  'billing-races.test.ts',
  'clocks.test.ts',
  'limit-settings.test.ts',
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
