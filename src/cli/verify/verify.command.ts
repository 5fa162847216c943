import { Command } from 'commander';
import { verifyNamesCommand } from './verify-names.command.ts';
import { verifySchemaCommand } from './verify-schema.command.ts';

export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Check that the database, and what is in it, matches this version.',
  );
  command.addCommand(verifySchemaCommand());
  command.addCommand(verifyNamesCommand());
  return command;
}
