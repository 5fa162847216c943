import type { TestModule, TestSuite, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import type { TestDatabaseSource } from '../support/global-setup.ts';

export interface TestRun {
  /** Names of tests, and of suites and files that could not even begin. */
  readonly failed: readonly string[];
  readonly passed: number;
}

export interface InvariantTests {
  /** The templates that the first run has made. */
  readonly databases: TestDatabaseSource;
  /** Runs all tests on databases cloned from these. */
  runOn(databases: TestDatabaseSource): Promise<TestRun>;
  close(): Promise<void>;
}

export interface TestSelection {
  /** A part of the paths of the test files. */
  readonly tests: string;
  /** Ends each run with its first failure. */
  readonly bail: boolean;
}

/**
 * The tests in one process that keeps its PostgreSQL and its compiled modules from run to run, which saves ten seconds of
 * each. Runs them once as they are: their failure with something missing means nothing unless they pass with all of it.
 */
export async function openInvariantTests({
  tests,
  bail,
}: TestSelection): Promise<InvariantTests & { readonly intact: TestRun }> {
  const vitest = await createVitest('test', { watch: false, reporters: [{}], bail: bail ? 1 : 0, cache: false });
  const specifications = await vitest.globTestSpecifications([tests]);
  const run = async (): Promise<TestRun> => {
    const { testModules } = await vitest.runTestSpecifications(specifications, true);
    const results = testModules.map(resultOf);
    return {
      // Errors outside of tests, such as a connection that a dropped database cuts, are no test that notices.
      failed: results.flatMap(({ failed }) => failed),
      passed: results.reduce((sum, { passed }) => sum + passed, 0),
    };
  };
  const intact = await run();
  const project = vitest.getRootProject();
  return {
    intact,
    databases: project.getProvidedContext().testDatabases,
    async runOn(databases) {
      project.provide('testDatabases', databases);
      return run();
    },
    close: () => closeQuietly(vitest),
  };
}

function resultOf(module: TestModule): TestRun {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  const broken = suites.filter((suite) => suite.errors().length > 0);
  return {
    failed: [
      ...[...module.children.allTests('failed')].map(({ fullName }) => `${module.relativeModuleId}: ${fullName}`),
      ...broken.map(
        (suite) => `${module.relativeModuleId}: ${'fullName' in suite ? suite.fullName : 'the file'} could not begin`,
      ),
    ],
    passed: [...module.children.allTests('passed')].length,
  };
}

/** Failing tests are what is hoped for here; Vitest takes them for this process’s own failure. */
async function closeQuietly(vitest: Vitest): Promise<void> {
  await vitest.close();
  process.exitCode = 0;
}
