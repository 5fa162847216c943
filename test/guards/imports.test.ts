import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden'];
  options: ICruiseOptions;
};
/** Folders of src outside the order of features, with the rules that say so. */
const OUTSIDE_THE_ORDER = ['platform', 'generated'];

/** Each rule, with an import that breaks it; `true`: together with its reverse. */
const BROKEN: readonly [rule: string, from: string, to: string, isReturned?: boolean][] = [
  ['no-circles', 'src/orders/a.query.ts', 'src/orders/b.query.ts', true],
  ['compiler-imports-only-downward', 'src/compiler/plan.ts', 'src/access/viewer.ts'],
  ['access-imports-only-downward', 'src/access/scope.ts', 'src/identity/users/user.scope.ts'],
  ['identity-imports-only-downward', 'src/identity/a.service.ts', 'src/customers/b.service.ts'],
  ['business-imports-only-downward', 'src/business/a.service.ts', 'src/catalogue/b.service.ts'],
  ['catalogue-imports-only-downward', 'src/catalogue/a.service.ts', 'src/orders/b.service.ts'],
  ['customers-imports-only-downward', 'src/customers/a.service.ts', 'src/subscriptions/b.service.ts'],
  ['subscriptions-imports-only-downward', 'src/subscriptions/a.service.ts', 'src/orders/b.service.ts'],
  ['orders-imports-only-downward', 'src/orders/a.service.ts', 'src/deliveries/b.service.ts'],
  ['deliveries-imports-only-downward', 'src/deliveries/a.service.ts', 'src/billing/b.service.ts'],
  ['billing-imports-only-downward', 'src/billing/a.service.ts', 'src/jobs/b.service.ts'],
  ['integrity-imports-only-downward', 'src/integrity/a.query.ts', 'src/legacy/b.query.ts'],
  ['jobs-imports-only-downward', 'src/jobs/a.service.ts', 'src/legacy/b.service.ts'],
  ['legacy-imports-only-downward', 'src/legacy/a.service.ts', 'src/cli/b.ts'],
  ['platform-knows-no-feature', 'src/platform/database.ts', 'src/orders/b.query.ts'],
  ['types-are-leaves', 'src/orders/order.type.ts', 'src/orders/order.service.ts'],
  ['types-stay-home', 'src/orders/order.type.ts', 'src/customers/customer.type.ts'],
  ['what-the-graph-shows-never-touches-the-database', 'src/orders/order.root.ts', 'src/platform/database.ts'],
  ['what-the-graph-shows-never-touches-the-database', 'src/orders/order.edges.ts', 'src/platform/database.ts'],
  ['what-the-graph-shows-never-touches-the-database', 'src/orders/place-order.mutation.ts', 'src/platform/database.ts'],
  ['services-know-no-mutation', 'src/orders/place-order.service.ts', 'src/orders/place-order.mutation.ts'],
  ['the-compiler-has-a-face', 'src/orders/order.scope.ts', 'src/compiler/statement/reach.ts'],
  ['the-face-stands-alone', 'src/compiler/annotation.ts', 'src/compiler/statement/object.ts'],
  ['rows-come-through-one-door', 'src/compiler/statement/list.ts', 'src/compiler/statement/table-row.ts'],
  ['nothing-imports-the-entry-files', 'src/orders/order.service.ts', 'src/schema.ts'],
  ['http-stays-out-of-features', 'src/orders/order.service.ts', 'src/http/errors/http-error.ts'],
  ['src-never-imports-test-or-bench', 'src/orders/order.service.ts', 'test/support/statements.ts'],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earlybird-imports-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('The import rules', () => {
  it('hold for every module of src', async () => {
    const { summary, modules } = await cruiseIn(process.cwd(), ['src']);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(modules.filter((module) => module.source.startsWith('src/')).length).toBeGreaterThan(50);
  });

  it('know every folder of src', async () => {
    const entries = await readdir('src', { withFileTypes: true });
    const ordered = JSON.stringify(rules.forbidden);
    const unknown = entries
      .filter((entry) => entry.isDirectory() && !OUTSIDE_THE_ORDER.includes(entry.name))
      .filter((entry) => !ordered.includes(`|${entry.name}`) && !ordered.includes(`^src/${entry.name}/`));
    expect(unknown.map((entry) => entry.name)).toEqual([]);
  });

  it.each(BROKEN)('%s: %s must not import %s', async (rule, from, to, back) => {
    const place = path.join(folder, rule);
    await writeModule(place, from, to);
    await writeModule(place, to, back ? from : undefined);
    const { summary } = await cruiseIn(place, [from]);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('have each been broken above', () => {
    const names = rules.forbidden?.map((rule) => rule.name) ?? [];
    expect([...new Set(BROKEN.map(([rule]) => rule))].sort()).toEqual(names.sort());
  });
});

async function cruiseIn(baseDir: string, files: string[]): Promise<ICruiseResult> {
  const { forbidden = [], options } = rules;
  const { tsConfig: _, ...rest } = options as ICruiseOptions & { tsConfig?: unknown };
  const { output } = await cruise(files, { ...rest, baseDir, validate: true, ruleSet: { forbidden } });
  return output as ICruiseResult;
}

async function writeModule(place: string, file: string, imported?: string): Promise<void> {
  const target = path.join(place, file);
  await mkdir(path.dirname(target), { recursive: true });
  const relative = imported && path.relative(path.dirname(file), imported);
  const statement = relative ? `import '${relative.startsWith('.') ? relative : `./${relative}`}';\n` : '';
  await writeFile(target, `${statement}export const nothing = 0;\n`);
}
