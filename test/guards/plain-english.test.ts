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
  [/\b(reckoned|mend|anew|likewise)\b/i, '"computed", "correct", "again", "also"'],
];

const adviceOn = (text: string): readonly string[] =>
  AVOIDED.flatMap(([phrase, better]) => {
    const found = phrase.exec(text)?.[0];
    return found === undefined ? [] : [`"${found.trim()}": write ${better}`];
  });

const SRC = path.join(import.meta.dirname, '../../src');

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

  it('is missed where it is missing', () => {
    expect(adviceOn('Null where none was given; 200 characters at most. Told once.')).toEqual([
      '"Null where": write "null if"',
      '"Told": write "returned", "shown" or "says"',
      '"at most": write "at most 10"',
    ]);
    expect(
      adviceOn('Null if none was given; at most 200 characters, understandable to a stand-in. Shown once.'),
    ).toEqual([]);
  });
});
