// Who may import whom. Features have one order, lowest first, and import only those before them; inside a feature, the file's
// suffix is its layer. test/guards/imports.test.ts breaks each rule once.
const FEATURES = [
  'compiler',
  'access',
  'identity',
  'business',
  'catalogue',
  'customers',
  'subscriptions',
  'orders',
  'deliveries',
  'billing',
  'integrity',
  'jobs',
  'legacy',
];
const ABOVE_FEATURES = ['sample', 'http', 'cli'];
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const folders = (names) => `^src/(${names.join('|')})/`;

const onlyDownward = FEATURES.map((feature, index) =>
  forbid(
    `${feature}-imports-only-downward`,
    'Move what both need into the lower feature, or compose them in jobs/.',
    { path: `^src/${feature}/` },
    { path: folders([...FEATURES.slice(index + 1), ...ABOVE_FEATURES]) },
  ),
);

module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      'Two files that need each other are one idea, or a third one is missing.',
      { path: '^src' },
      { circular: true },
    ),
    ...onlyDownward,
    forbid(
      'platform-knows-no-feature',
      'platform/ holds tools with no delivery word in them.',
      { path: '^src/platform/' },
      { path: '^src/(?!platform|generated)' },
    ),
    forbid(
      'types-are-leaves',
      'A type may use scalars, enums and annotations; what it takes from tables of its own stands beside it.',
      { path: '\\.(type|enums?)\\.ts$' },
      {
        path: '^src/',
        pathNot:
          '\\.(type|enums?)\\.ts$|^src/(platform|generated)/|^src/compiler/(annotation|sql|computed-field|derived-model)\\.ts$|^src/access/(role|permission)\\.ts$',
      },
    ),
    forbid(
      'types-stay-home',
      'An edge to another type lives with the foreign key, in an .edges file of the higher feature.',
      { path: '^src/([^/]+)/.+\\.type\\.ts$' },
      // A snapshot is a value, not a row: any type may show one.
      { path: '^src/[^/]+/.+\\.type\\.ts$', pathNot: '^src/($1|platform)/|-snapshot\\.type\\.ts$' },
    ),
    forbid(
      'what-the-graph-shows-never-touches-the-database',
      'Reads are compiled from what .root and .edges say; a .mutation calls its service.',
      { path: '\\.(root|edges|mutation)\\.ts$' },
      { path: '^src/(generated/prisma/client|platform/database)' },
    ),
    forbid(
      'services-know-no-mutation',
      'A service types its arguments by its own zod shape, so that it serves commands and jobs too.',
      { path: '\\.service\\.ts$' },
      { path: '\\.mutation\\.ts$|^node_modules/type-graphql' },
    ),
    forbid(
      'the-compiler-has-a-face',
      'Import compiler/*.ts; what lies in its folders may change without asking.',
      { path: '^src/', pathNot: '^src/(compiler/|schema\\.ts$|reads\\.ts$)' },
      { path: '^src/compiler/[^/]+/' },
    ),
    forbid(
      'the-face-stands-alone',
      'What everybody imports must not bring the whole compiler along.',
      { path: '^src/compiler/[^/]+\\.ts$' },
      { path: '^src/compiler/[^/]+/' },
    ),
    forbid(
      'rows-come-through-one-door',
      'Ask reach.ts: a row that is made there comes with the conditions under which the role may see it.',
      { path: '^src/', pathNot: '^src/compiler/statement/reach\\.ts$' },
      { path: '^src/compiler/statement/table-row\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'nothing-imports-the-entry-files',
      'app.ts and schema.ts compose the features; the features do not know them.',
      { path: '^src/[^/]+/', pathNot: '^src/(cli|http)/' },
      { path: '^src/(app|schema)\\.ts$' },
    ),
    forbid(
      'http-stays-out-of-features',
      'Features know GraphQL and SQL, not the transport.',
      { path: folders(['platform', ...FEATURES, 'sample']) },
      { path: '^src/(http|cli)/' },
    ),
    forbid(
      'src-never-imports-test-or-bench',
      'What ships does not need what tests it.',
      { path: '^src' },
      { path: '^(test|bench)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
