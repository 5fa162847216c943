import { Command } from 'commander';
import { verifyRulesCommand } from './verify-rules.command.ts';
import { verifySchemaCommand } from './verify-schema.command.ts';

export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Check that the database matches this version, and that its rows keep the rules.',
  );
  command.addCommand(verifySchemaCommand());
  command.addCommand(verifyRulesCommand());
  return command;
}
