import { configDefaults, defineConfig } from 'vitest/config';
import { LONGEST, LongestFirst } from './test/support/longest-first.ts';

export default defineConfig(({ mode }) => ({
  // Otherwise tests and type-graphql would load two copies of graphql, which refuse each other's objects.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:quick`
    exclude: [...configDefaults.exclude, ...(mode === 'quick' ? LONGEST.map((name) => `**/${name}`) : [])],
    pool: 'forks',
    // How many and why: docs/decisions/0024-the-suite-runs-side-by-side.md.
    maxWorkers: 3,
    isolate: false,
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/support/global-setup.ts'],
    env: { NODE_ENV: 'test' },
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
}));
