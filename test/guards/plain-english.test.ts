import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/schema.ts';
import { datamodel } from './compiled-types.ts';
import { describedElements } from './described-elements.ts';

/** Phrases that slow an English reader down, each with what to write instead. */
const AVOIDED: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/\b(null|none|empty) where\b/i, '"null if"'],
  [/\b(unless|, or|and) where\b/i, '"or if"'],
  [/\bbehind\b/i, '"after"'],
  [/(?<!-)\bstands?\b(?!-)/i, '"is"'],
  [/\b(told|tells)\b/i, '"returned", "shown" or "says"'],
  [/\bin vain\b/i, '"failed"'],
  [/\bwhoever\b/i, '"anyone who"'],
  [/\bat least[.;,]|\b\d+ at least\b/i, '"at least 0"'],
  [/(?<!nothing|not) at most\b(?=[.;,)]|$)/i, '"at most 10"'],
  [/\bgood (for|until)\b/i, '"valid for"'],
  [/\bmade[ -]up\b/i, '"created" or "fictional"'],
  [/\bgiven up\b/i, '"cancelled" or "written off"'],
  [/\bunless given\b/i, '"by default"'],
  [/\b(reckon(ed|s)?|mend(ed|s)?|anew|likewise|lest)\b/i, '"estimate", "correct", "again", "also", "so that … not"'],
  [/(?<!\b(?:there|answer) )\b(is|are) no (?!longer\b|more\b)/i, '"is not"'],
  [/\bby way of\b/i, '"through"'],
  [/\bone after the other\b/i, '"one after another"'],
  [/\b(is|be) had\b/i, '"exists" or "is available"'],
  [/\bsome \d/i, '"about 50"'],
  [/\b(put|puts) \S+ on record\b/i, '"records"'],
  [/\bheld to\b/i, '"subject to" or "compared with"'],
  [/\b(put together|(their|its) kin)\b/i, '"composed", "and the like"'],
  [/\b(true|false|undefined) where\b/i, '"true if"'],
  [/\bin clear\b(?! text)/i, '"in clear text"'],
];

const adviceOn = (text: string): readonly string[] =>
  AVOIDED.flatMap(([phrase, better]) => {
    const found = phrase.exec(text)?.[0];
    return found === undefined ? [] : [`"${found.trim()}": write ${better}`];
  });

const ROOT = path.join(import.meta.dirname, '../..');
const SRC = path.join(ROOT, 'src');

/** What the code may say to people: strings with a space. Tagged templates are SQL. */
function sentencesOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) || ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      found.push([node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => text.includes(' '));
}

/** Comments that have lines of their own, each as one text. */
function commentsOf(text: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const words = /^\s*(?:\/\/+|\/?\*+)\s?(.*?)(?:\*\/)?\s*$/.exec(line)?.[1];
    if (words !== undefined) found.push(isOpen ? `${found.pop()} ${words}` : words);
    isOpen = words !== undefined;
  }
  return found;
}

/** Paragraphs, list items and table rows, without code. */
const paragraphsOf = (page: string): readonly string[] =>
  page
    .replace(/```.*?```|`[^`\n]*`/gs, '…')
    .split(/\n\s*\n|\n(?=[-|])/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' '));

const WRITTEN = ['bench', 'bin', 'docs', 'prisma', 'src', 'test'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
);

const faultsIn = (written: readonly string[], partsOf: (text: string) => readonly string[]): readonly string[] =>
  written.flatMap((file) =>
    partsOf(readFileSync(path.join(ROOT, file), 'utf8')).flatMap((part) =>
      adviceOn(part).map((advice) => `${file}: "${part.slice(0, 80)}": ${advice}`),
    ),
  );

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/^(generated|sample)\b/.test(file) && !file.endsWith('.query.ts'),
);

describe('Plain English', () => {
  it('is what the schema speaks', async () => {
    const faults = describedElements(await buildGraphSchema(datamodel)).flatMap(([coordinate, { description }]) =>
      adviceOn(description ?? '').map((advice) => `${coordinate}: ${advice}`),
    );
    expect(faults).toEqual([]);
  });

  it('comes in whole sentences: every description begins with a capital or a name and ends with a period', async () => {
    const faults = describedElements(await buildGraphSchema(datamodel)).filter(
      ([, { description }]) => !/^[A-Z0-9`"].*\.$/s.test(description ?? ''),
    );
    expect(faults.map(([coordinate, { description }]) => `${coordinate}: ${description}`)).toEqual([]);
  });

  it('is what errors, logs and the command speak', () => {
    const faults = files.flatMap((file) =>
      sentencesOf(file).flatMap((text) => adviceOn(text).map((advice) => `src/${file}: "${text}": ${advice}`)),
    );
    expect(faults).toEqual([]);
  });

  it('is what comments speak', () => {
    const sources = WRITTEN.filter(
      (file) => /\.(ts|mjs|prisma)$/.test(file) && !/\b(generated|node_modules|\.cache)\b/.test(file),
    );
    expect(sources.length).toBeGreaterThan(800);
    expect(faultsIn(sources, commentsOf)).toEqual([]);
  });

  it('is what the pages speak', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...WRITTEN.filter((file) => /^(docs|bench\/README).*\.md$/.test(file)),
    ];
    expect(pages.length).toBeGreaterThan(35);
    expect(faultsIn(pages, paragraphsOf)).toEqual([]);
  });

  it('is noticed if it is missing', () => {
    expect(adviceOn('Null where none was given; 200 characters at most. Told once.')).toEqual([
      '"Null where": write "null if"',
      '"Told": write "returned", "shown" or "says"',
      '"at most": write "at most 10"',
    ]);
    expect(
      adviceOn('Null if none was given; at most 200 characters, understandable to a stand-in. Shown once.'),
    ).toEqual([]);
    expect(commentsOf('/** Stands\n * behind. */\ncode(); // not alone\n// Told.\n').flatMap(adviceOn)).toHaveLength(3);
    expect(paragraphsOf('Rows\ntold once.\n\n- `behind`\n- Made up.\n').flatMap(adviceOn)).toHaveLength(2);
  });
});
