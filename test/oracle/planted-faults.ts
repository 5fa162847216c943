export interface PlantedFault {
  readonly name: string;
  readonly what: string;
  readonly edits: readonly Edit[];
}

interface Edit {
  readonly file: string;
  /** A text that occurs once in the file, and its replacement. */
  readonly right: string;
  readonly wrong: string;
}

const REACH = 'src/compiler/statement/reach.ts';

/** As if the caller had composed the rows' conditions by hand, and forgotten the scope. */
const forgetsScope = (name: string, what: string, file: string, right: string): PlantedFault => ({
  name,
  what,
  edits: [
    {
      file: REACH,
      right: '    ...scopeConditions(context, row, relation?.relationName),\n',
      wrong: '    ...(place.forgetful ? [] : scopeConditions(context, row, relation?.relationName)),\n',
    },
    {
      file: `src/compiler/statement/${file}`,
      right,
      wrong: right.replace('(context, place)', '(context, { ...place, forgetful: true })'),
    },
  ],
});

const inReach = (name: string, what: string, right: string, wrong: string): PlantedFault => ({
  name,
  what,
  edits: [{ file: REACH, right, wrong }],
});

/** As if the author of a query of derived rows had forgotten a table's scope. */
const seesTooMuch = (name: string, what: string, file: string, model: string, alias: string): PlantedFault => ({
  name,
  what,
  edits: [{ file: `src/${file}`, right: ` AND \${visible('${model}', '${alias}')}`, wrong: '' }],
});

/** Mistakes that somebody could make in the compiler, and that look right at first glance. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    name: 'null-behind-cursor',
    what: 'a page behind a cursor forgets the rows whose ordering key is null',
    edits: [
      {
        file: 'src/compiler/statement/order.ts',
        right: 'if (!key.nullable) return compared;',
        wrong: 'if (!key.nullable || !backward) return compared;',
      },
    ],
  },
  {
    name: 'skipped-fragment',
    what: 'a fragment that is skipped where it is first spread is left out where it is spread again',
    edits: [
      {
        file: 'src/compiler/request/selection.ts',
        right: '      if (!isIncluded(source, selection)) continue;',
        wrong:
          "      if (!isIncluded(source, selection)) {\n        if (selection.kind === 'FragmentSpread') visited.add(selection.name.value);\n        continue;\n      }",
      },
    ],
  },
  {
    name: 'decimal-scale',
    what: 'decimals lose the zeros at their end',
    edits: [
      {
        file: 'src/compiler/statement/value.ts',
        right: "case 'Decimal':\n",
        wrong: `case 'Decimal':\n      return quoted(sql\`trim_scale(\${value})\`, nullable);\n`,
      },
    ],
  },
  {
    name: 'variable-shape',
    what: 'a statement that was compiled for a variable of true serves one of false',
    edits: [
      {
        file: 'src/compiler/request/variable-shapes.ts',
        right: "return value ? 't' : 'f';",
        wrong: "return 'b';",
      },
    ],
  },
  {
    name: 'bucket-zone',
    what: 'moments are grouped by the day in UTC',
    edits: [
      {
        file: 'src/compiler/statement/group-keys.ts',
        right: 'AT TIME ZONE business_time_zone()',
        wrong: "AT TIME ZONE 'UTC'",
      },
    ],
  },
  {
    name: 'escape',
    what: 'text is written between quotes as it is',
    edits: [
      {
        file: 'src/compiler/statement/value.ts',
        right: "return sqlType === 'uuid' ||",
        wrong: "return sqlType === 'uuid' || sqlType === 'text' ||",
      },
    ],
  },
  {
    name: 'empty-reference',
    what: 'a foreign key that is null leads to an object',
    edits: [
      {
        file: 'src/compiler/statement/foreign-key.ts',
        right: 'if (optional.length === 0) return object;',
        wrong: 'if (optional.length >= 0) return object;',
      },
    ],
  },
  {
    name: 'long-null',
    what: 'a missing object that holds a list is nothing instead of null',
    edits: [
      {
        file: 'src/compiler/statement/json.ts',
        right: '{ longText: nullable ? orNull(text) : text }',
        wrong: `{ longText: nullable ? sql\`coalesce(\${text}, '{}')\` : text }`,
      },
    ],
  },
  {
    name: 'sum-of-page',
    what: 'a sum over a list of lists that is read once goes over its page only',
    edits: [
      {
        file: 'src/compiler/statement/connection.ts',
        right: `whole.columns.push(sql\`\${value} AS \${name}\`);`,
        wrong: `whole.columns.push(sql\`CASE WHEN \${number} <= \${plan.page.size} THEN \${value} END AS \${name}\`);`,
      },
    ],
  },
  forgetsScope(
    'scope-of-one',
    'an edge to one row shows what the viewer does not see',
    'one.ts',
    'const { row, conditions } = reach(context, place);',
  ),
  forgetsScope('scope-of-list', 'so does a list', 'list.ts', 'const { row, conditions } = reach(context, place);'),
  forgetsScope(
    'scope-of-page',
    'so do the rows of a connection',
    'connection.ts',
    'const rows = filteredRows(context, place);',
  ),
  forgetsScope(
    'scope-of-figures',
    'a count or figure of a connection goes over rows that the viewer does not see',
    'connection.ts',
    'const { row, conditions } = filteredRows(context, place);',
  ),
  forgetsScope(
    'scope-of-groups',
    'so do groups',
    'connection.ts',
    'groupsSql(context, place, member.selected, filteredRows(context, place))',
  ),
  forgetsScope(
    'scope-of-group-key',
    'rows are grouped by an edge to a row that the viewer does not see',
    'group-keys.ts',
    'const { row: target, conditions } = reach(context, place);',
  ),
  forgetsScope(
    'scope-in-filter',
    'some, every, none and a filter along an edge see rows that the viewer does not',
    'filter.ts',
    'const { row, conditions } = reach(context, place);',
  ),
  forgetsScope(
    'scope-in-order',
    'rows are ordered by one that the viewer does not see',
    'sort-keys.ts',
    'const { row: target, conditions } = reach(context, place);',
  ),
  inReach('scope-by-id', 'a row is found by its id whoever asks', ', ...scopeConditions(context, row)] };', '] };'),
  inReach(
    'scope-of-derived',
    'the query of derived rows reads rows that the viewer does not see',
    'conjunction(scopeConditions(context, { model: seen, column }))',
    'conjunction([])',
  ),
  seesTooMuch(
    'scope-of-run',
    'a round holds orders that the viewer does not see',
    'deliveries/runs/orders-of-run.query.ts',
    'Order',
    'due',
  ),
  seesTooMuch('scope-of-demand', 'so does the demand of a day', 'orders/demand/product-demand.root.ts', 'Order', 'due'),
  seesTooMuch(
    'scope-of-ordered',
    'so does what a calendar says is ordered',
    'billing/reports/calendar/customer.edges.ts',
    'Order',
    'due',
  ),
  seesTooMuch(
    'scope-of-delivered',
    'so does what it says is delivered',
    'billing/reports/calendar/customer.edges.ts',
    'Order',
    'item',
  ),
  inReach(
    'scope-of-owner',
    'a row that is seen by whoever sees another is seen where that one exists',
    '    ...scopeConditions(context, owner, relation.relationName),\n',
    '',
  ),
  {
    name: 'scope-of-reference',
    what: 'a foreign key shows the id of a row that the viewer does not see',
    edits: [
      {
        file: 'src/compiler/statement/foreign-key.ts',
        right: '  if (!seesAllBehind(context, model, relation)) return undefined;\n',
        wrong: '',
      },
    ],
  },
];
