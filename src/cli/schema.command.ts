import { Command } from 'commander';

export interface SchemaOptions {
  write?: boolean;
  check?: boolean;
}

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the GraphQL schema as SDL. Needs no database.')
    .option('--write', 'write it to schema.graphql instead')
    .option('--check', 'end with 1 unless schema.graphql is exactly this')
    .addHelpText(
      'after',
      `
Examples:
  npx --no earlybird schema | less
  npm run schema          after changing a type: writes schema.graphql, to be committed`,
    )
    .action(async (options: SchemaOptions) => {
      const { runSchema } = await import('./run-schema.ts');
      await runSchema(options);
    });
}
