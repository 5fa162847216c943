import { databaseUrl, withServer } from '../support/test-server.ts';
import { cloneWithout } from './clone-without.ts';
import { openInvariantTests, type TestSelection } from './invariant-tests.ts';
import { type Mechanism, readMechanisms } from './mechanism.ts';

export interface Verdict extends Mechanism {
  /** How many tests fail without it. */
  readonly failing: number;
  /** The first of them; null if none does, so that the mechanism would not be missed. */
  readonly first: string | null;
}

export interface ProofOptions extends TestSelection {
  readonly only: RegExp;
  readonly onVerdict: (verdict: Verdict, place: number, of: number) => void;
}

/** Drops one mechanism at a time, each from fresh copies of the templates, and runs the tests without it. */
export async function prove({ only, onVerdict, ...selection }: ProofOptions): Promise<Verdict[]> {
  const tests = await openInvariantTests(selection);
  try {
    const { intact, databases } = tests;
    if (intact.failed.length > 0)
      throw new Error(`Nothing can be proved while a test fails anyway: ${intact.failed[0]}`);
    if (intact.passed === 0) throw new Error(`No test passes in ${selection.tests}: nothing would notice anything.`);
    const mechanisms = (await mechanismsOf(databases)).filter(({ name }) => only.test(name));
    if (mechanisms.length === 0) throw new Error(`No mechanism has a name like ${only}.`);
    const verdicts: Verdict[] = [];
    for (const mechanism of mechanisms) {
      const { source, dropAll } = await cloneWithout(databases, mechanism);
      const { failed, passed } = await tests.runOn(source, mechanism.name);
      await dropAll();
      if (failed.length + passed === 0) throw new Error(`No test ran without ${mechanism.name}.`);
      const verdict = { ...mechanism, failing: failed.length, first: failed[0] ?? null };
      verdicts.push(verdict);
      onVerdict(verdict, verdicts.length, mechanisms.length);
    }
    return verdicts;
  } finally {
    await tests.close();
  }
}

/** The template accepts no connections; a copy does. */
async function mechanismsOf(databases: Parameters<typeof cloneWithout>[0]): Promise<Mechanism[]> {
  const nothing = { drop: 'SELECT 1' };
  const { source, dropAll } = await cloneWithout(databases, nothing);
  try {
    await withServer(databases.serverUrl, (server) =>
      server.query(`ALTER DATABASE "${source.template}" ALLOW_CONNECTIONS true`),
    );
    return await withServer(databaseUrl(databases.serverUrl, source.template), readMechanisms);
  } finally {
    await dropAll();
  }
}
