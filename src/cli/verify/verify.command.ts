import { Command } from 'commander';
import { verifySchemaCommand } from './verify-schema.command.ts';

export function verifyCommand(): Command {
  const command = new Command('verify').description('Check that the database matches this version.');
  command.addCommand(verifySchemaCommand());
  return command;
}
