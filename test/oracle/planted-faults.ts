export interface PlantedFault {
  readonly name: string;
  readonly what: string;
  readonly file: string;
  /** A text that stands in the file once, and what it becomes. */
  readonly right: string;
  readonly wrong: string;
}

/** Mistakes that somebody could make in the compiler, and that look right at a glance. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    name: 'null-behind-cursor',
    what: 'a page behind a cursor forgets the rows whose ordering key is null',
    file: 'src/compiler/statement/order.ts',
    right: 'if (!key.nullable) return compared;',
    wrong: 'if (!key.nullable || !backward) return compared;',
  },
  {
    name: 'scope-in-some',
    what: 'a filter along a list sees rows that the viewer does not',
    file: 'src/compiler/statement/filter.ts',
    right: '    ...scopeConditions(context, other, arrivedBy),\n',
    wrong: '',
  },
  {
    name: 'skipped-fragment',
    what: 'a fragment that is skipped where it is first spread is left out where it is spread again',
    file: 'src/compiler/request/selection.ts',
    right: '      if (!isIncluded(source, selection)) continue;',
    wrong:
      "      if (!isIncluded(source, selection)) {\n        if (selection.kind === 'FragmentSpread') visited.add(selection.name.value);\n        continue;\n      }",
  },
  {
    name: 'decimal-scale',
    what: 'decimals lose the zeros at their end',
    file: 'src/compiler/statement/value.ts',
    right: "case 'Decimal':\n",
    wrong: `case 'Decimal':\n      return quoted(sql\`trim_scale(\${value})\`, nullable);\n`,
  },
  {
    name: 'variable-shape',
    what: 'a statement that was compiled for a variable of true serves one of false',
    file: 'src/compiler/request/variable-shapes.ts',
    right: "return value ? 't' : 'f';",
    wrong: "return 'b';",
  },
  {
    name: 'bucket-zone',
    what: 'moments are grouped by the day in UTC',
    file: 'src/compiler/statement/group.ts',
    right: 'AT TIME ZONE business_time_zone()',
    wrong: "AT TIME ZONE 'UTC'",
  },
  {
    name: 'escape',
    what: 'text is written between quotes as it is',
    file: 'src/compiler/statement/value.ts',
    right: "return sqlType === 'uuid' ||",
    wrong: "return sqlType === 'uuid' || sqlType === 'text' ||",
  },
  {
    name: 'empty-reference',
    what: 'a foreign key that is null leads to an object',
    file: 'src/compiler/statement/foreign-key.ts',
    right: 'if (optional.length === 0) return object;',
    wrong: 'if (optional.length >= 0) return object;',
  },
  {
    name: 'long-null',
    what: 'a missing object that holds a list is nothing instead of null',
    file: 'src/compiler/statement/json.ts',
    right: '{ longText: nullable ? orNull(text) : text }',
    wrong: `{ longText: nullable ? sql\`coalesce(\${text}, '{}')\` : text }`,
  },
  {
    name: 'sum-of-page',
    what: 'a sum over a list of lists that is read once goes over its page only',
    file: 'src/compiler/statement/whole-list.ts',
    right: `figures.push(sql\`\${value} AS \${name}\`);`,
    wrong: `figures.push(sql\`CASE WHEN \${number} <= \${page.size} THEN \${value} END AS \${name}\`);`,
  },
];
