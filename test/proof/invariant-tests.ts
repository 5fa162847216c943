import type { TestModule, TestSpecification, TestSuite, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import type { TestDatabaseSource } from '../support/global-setup.ts';
import { likelyFirst } from './likely-first.ts';

export interface TestRun {
  /** Names of tests, and of suites and files that could not start. */
  readonly failed: readonly string[];
  readonly passed: number;
}

export interface InvariantTests {
  /** The templates that the first run created. */
  readonly databases: TestDatabaseSource;
  /**
   * Runs the tests on databases cloned from these. If the first failure is enough, the two files that mention `name` most run
   * first, one by one: nearly always one of them fails, in a fifth of the time of all files.
   */
  runOn(databases: TestDatabaseSource, name: string): Promise<TestRun>;
  close(): Promise<void>;
}

export interface TestSelection {
  /** A part of the paths of the test files. */
  readonly tests: string;
  /** Ends each run with its first failure. */
  readonly bail: boolean;
}

/**
 * The tests in one process that keeps its PostgreSQL and compiled modules between runs, which saves ten seconds each. First runs
 * them unchanged: a failure without a mechanism means nothing unless they pass with all of them.
 */
export async function openInvariantTests({
  tests,
  bail,
}: TestSelection): Promise<InvariantTests & { readonly intact: TestRun }> {
  const vitest = await createVitest('test', { watch: false, reporters: [{}], bail: bail ? 1 : 0, cache: false });
  const specifications = await vitest.globTestSpecifications([tests]);
  const run = async (files: TestSpecification[] = specifications): Promise<TestRun> => {
    // Vitest keeps what earlier runs found, and counts it.
    vitest.state.filesMap.clear();
    vitest.state.idMap.clear();
    const { testModules } = await vitest.runTestSpecifications(files, files === specifications);
    const results = testModules.map(resultOf);
    return {
      // Errors outside of tests, such as a connection cut by a dropped database, do not count as a test that notices.
      failed: results.flatMap(({ failed }) => failed),
      passed: results.reduce((sum, { passed }) => sum + passed, 0),
    };
  };
  const intact = await run();
  const project = vitest.getRootProject();
  return {
    intact,
    databases: project.getProvidedContext().testDatabases,
    async runOn(databases, name) {
      project.provide('testDatabases', databases);
      if (!bail) return run();
      const [first, second, ...others] = await likelyFirst(specifications, name);
      let passed = 0;
      for (const files of [[first], [second], others]) {
        const result = await run(files.filter((file) => file !== undefined));
        passed += result.passed;
        if (result.failed.length > 0) return { ...result, passed };
      }
      return { failed: [], passed };
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
        (suite) => `${module.relativeModuleId}: ${'fullName' in suite ? suite.fullName : 'the file'} could not start`,
      ),
    ],
    passed: [...module.children.allTests('passed')].length,
  };
}

/** Failing tests are expected here, but Vitest treats them as this process’s own failure. */
async function closeQuietly(vitest: Vitest): Promise<void> {
  await vitest.close();
  process.exitCode = 0;
}
