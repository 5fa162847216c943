import type { ForeignKeyRow, IndexRow } from './catalogue.ts';
import { UNINDEXED_LINKS } from './unindexed-links.ts';
import { READS_EVERYTHING, WHOLE_READS } from './whole-reads.ts';

const INTRODUCTION = `# Indexes, each with its reason

Written by \`test/plans/plans.test.ts\` from the catalogue and from PostgreSQL's plans for 1,000,000 orders. After a change, run
\`npx vitest run test/plans -u\` and read the difference. An index exists because it is a rule (a key, uniqueness, an exclusion) or
because a statement of \`test/plans/hot-reads.ts\` or \`hot-writes.ts\` uses it; any other index fails the test. So does a statement
that scans a big table (orders, their items, confirmations, delivered items, bill lines) and is not in the last table below, whether
planned for its values or, as for a prepared statement after five runs, for any values.

Plans decide, not \`pg_stat_user_indexes\` after a test run: on tables of a few hundred rows the planner rightly reads the table, so
counters would show every index as unused. The planner runs with \`random_page_cost = 1.1\` (SSD) and \`effective_cache_size\` of 1 GB:
set the same on your own server. \`test/plans/access-paths.txt\` records how each statement reaches each table.
`;

/** docs/indexes.md */
export function indexPage(
  indexes: readonly IndexRow[],
  foreignKeys: readonly ForeignKeyRow[],
  usedBy: ReadonlyMap<string, readonly string[]>,
): string {
  const indexRows = indexes.map((index) => [
    `\`${index.name}\``,
    `\`${index.columns.replaceAll('|', '\\|')}\``,
    index.kind,
    reasonsOf(index, usedBy.get(index.name) ?? []),
  ]);
  const unindexed = foreignKeys
    .filter(({ index }) => index === null)
    .map(({ name, columns, parent }) => [`\`${name}\``, columns.join(', '), parent, UNINDEXED_LINKS[parent] ?? '']);
  const whole = Object.entries(WHOLE_READS).flatMap(([statement, tables]) =>
    Object.entries(tables).map(([table, reason]) => [statement, table, reason]),
  );
  const everything = Object.entries(READS_EVERYTHING).map(([statement, reason]) => [statement, 'everything', reason]);
  return [
    INTRODUCTION,
    '## Every index',
    '',
    ...markdownTable(['index', 'on', 'is', 'serves'], indexRows),
    '',
    '## Links without an index',
    '',
    'For every other link, an index that begins with the link or with its customer finds the children.',
    '',
    ...markdownTable(['foreign key', 'columns', 'to', 'why none'], unindexed),
    '',
    '## What may read a big table whole',
    '',
    ...markdownTable(['statement', 'reads', 'why'], [...whole, ...everything]),
    '',
  ].join('\n');
}

function reasonsOf({ kind, referencedBy }: IndexRow, statements: readonly string[]): string {
  const keys = referencedBy === 1 ? 'target of 1 foreign key' : `target of ${referencedBy} foreign keys`;
  const rule = kind === 'index' ? [] : ['the rule'];
  return [...rule, ...(referencedBy > 0 ? [keys] : []), ...statements].join('; ');
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}
