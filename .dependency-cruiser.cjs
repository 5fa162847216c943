// Who may import whom. Features stand in one order, lowest first, and import only what stands before them; inside a
// feature the file's suffix says its layer. test/guards/imports.test.ts breaks each rule once.
const FEATURES = [
  'compiler',
  'access',
  'identity',
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
      'context-knows-no-feature',
      'What a request carries must not depend on what it asks for.',
      { path: '^src/context\\.ts$' },
      { path: '^src/(?!platform|compiler|access|generated)' },
    ),
    forbid(
      'rules-are-pure',
      'Rules take what they need as arguments, time included.',
      { path: '\\.rules\\.ts$' },
      { pathNot: '\\.rules\\.ts$|^src/platform/(money|calendar)\\.ts$|^src/generated/prisma/enums\\.ts$' },
    ),
    forbid(
      'types-are-leaves',
      'A type may use scalars, enums and annotations; what it takes from tables of its own stands beside it.',
      { path: '\\.(type|input|enum)\\.ts$' },
      {
        path: '^src/',
        pathNot:
          '\\.(type|input|rules|enum)\\.ts$|^src/(platform|generated)/|^src/compiler/(annotation|row|computed-field|derived-model)\\.ts$|^src/access/role\\.ts$',
      },
    ),
    forbid(
      'types-stay-home',
      'An edge to another type lives with the foreign key, in the resolver of the higher feature.',
      { path: '^src/([^/]+)/.+\\.type\\.ts$' },
      // A snapshot is a value, not a row: whatever keeps one may show it.
      { path: '^src/[^/]+/.+\\.type\\.ts$', pathNot: '^src/($1|platform)/|-snapshot\\.type\\.ts$' },
    ),
    forbid(
      'resolvers-never-touch-the-database',
      'A resolver checks the permission and calls one function.',
      { path: '\\.resolver\\.ts$' },
      { path: '^src/(generated/prisma/client|platform/database)' },
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
