import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Feature } from '../../src/compiler/feature.ts';

const SRC = new URL('../../src/', import.meta.url);

const featureNames = readdirSync(SRC, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(new URL(`${name}/`, SRC)).includes(`${name}.feature.ts`));

/** Suffixes of the files whose every export is part of the graph. */
const ROLES = ['.forget.ts', '.root.ts', '.edges.ts', '.mutation.ts', '.scope.ts'];

const load = (path: string): Promise<Record<string, unknown>> => import(new URL(path, SRC).href);

/** What files of that suffix export: `file: export` and the value. */
async function exportsOf(feature: string, suffix: string): Promise<readonly (readonly [string, unknown])[]> {
  const files = readdirSync(new URL(`${feature}/`, SRC), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(suffix),
  );
  const modules = await Promise.all(files.map(async (file) => [file, await load(`${feature}/${file}`)] as const));
  return modules.flatMap(([file, module]) =>
    Object.entries(module).map(([name, value]) => [`${file}: ${name}`, value] as const),
  );
}

it('finds the features', () => {
  expect(featureNames).toEqual(expect.arrayContaining(['identity', 'customers', 'orders', 'billing']));
});

it.each(featureNames)(
  '%s adds all of its resolvers and scopes to the graph: list them in its feature file',
  async (name) => {
    const feature = (await load(`${name}/${name}.feature.ts`))[`${name}Feature`] as Feature;
    const written = (await Promise.all(ROLES.map((suffix) => exportsOf(name, suffix)))).flat();
    const listed = new Set<unknown>([
      ...feature.resolvers,
      ...feature.scopes,
      ...(feature.forget ? [feature.forget] : []),
    ]);
    expect(written.filter(([, value]) => !listed.has(value)).map(([where]) => where)).toEqual([]);
    expect(listed.size).toBe(written.length);
  },
);
