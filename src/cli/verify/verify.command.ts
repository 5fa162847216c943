import { Command } from 'commander';
import { verifyNamesCommand } from './verify-names.command.ts';
import { verifyRulesCommand } from './verify-rules.command.ts';
import { verifySchemaCommand } from './verify-schema.command.ts';

export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Check that the database matches this version, and that its rows keep the rules.',
  );
  command.addCommand(verifySchemaCommand());
  command.addCommand(verifyRulesCommand());
  command.addCommand(verifyNamesCommand());
  return command;
}
