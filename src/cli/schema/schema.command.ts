import { Command } from 'commander';

export interface SchemaOptions {
  write?: boolean;
  check?: boolean;
}

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the GraphQL schema as SDL. Needs no database.')
    .option('--write', 'write it to schema.graphql instead, and the permissions to docs/permissions.md')
    .option('--check', 'exit with code 1 unless both files are up to date')
    .addHelpText(
      'after',
      `
Examples:
  npx --no earlybird schema | less
  npm run schema          after changing a type, a permission or a scope: writes both files, to be committed`,
    )
    .action(async (options: SchemaOptions) => {
      const { runSchema } = await import('./run-schema.ts');
      await runSchema(options);
    });
}
