import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
/** A decision describes its day; the other pages describe today. */
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'bench/README.md',
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const FILE = /`((?:src|test|bench|prisma|docs|examples|bin)\/[\w./-]+\.\w+)`/g;
const LINK = /\]\((?!https?:)([^)#]+)/g;

/** Files that a page names: in backticks relative to the project, in links relative to the page. */
function missingFrom(text: string, page: string): readonly string[] {
  const named = [...text.matchAll(FILE)].map(([, file]) => file as string);
  const linked = [...text.matchAll(LINK)].map(([, file]) => path.join(path.dirname(page), file as string));
  return [...named, ...linked].filter((file) => !existsSync(path.join(ROOT, file)));
}

describe('The pages', () => {
  it.each(PAGES)('%s name files that exist: a file that moves takes its mentions along', (page) => {
    expect(missingFrom(readFileSync(path.join(ROOT, page), 'utf8'), page)).toEqual([]);
  });

  it('are found wanting where a file is gone', () => {
    const text = 'See `src/orders/gone.ts`, `src/app.ts` and [this](gone.md).';
    expect(missingFrom(text, 'docs/page.md')).toEqual(['src/orders/gone.ts', 'docs/gone.md']);
  });
});
