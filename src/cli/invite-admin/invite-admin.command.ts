import { Command } from 'commander';

export function inviteAdminCommand(): Command {
  return new Command('invite-admin')
    .description('Create an administrator, or let one back in: print a token to set a password with.')
    .argument('<email>', 'the login email')
    .option('--name <name>', 'the person’s name, if the user is new', 'Administrator')
    .option('--json', 'print { "email", "activationToken", "activationExpiresAt" }')
    .addHelpText(
      'after',
      `
Applies pending migrations first. The token is valid for 72 hours and for one "activateAccount" of the API; a new one
invalidates the one before. Fails if the email belongs to a user who is not an administrator, or is disabled.

Examples:
  npx --no earlybird invite-admin asha@example.com --name "Asha Rao"
  DATABASE_URL=postgresql://… npx --no earlybird invite-admin asha@example.com`,
    )
    .action(async (email: string, options: { name: string; json?: boolean }) => {
      const { runInviteAdmin } = await import('./run-invite-admin.ts');
      await runInviteAdmin(email, options);
    });
}
