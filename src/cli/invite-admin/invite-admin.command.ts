import { Command } from 'commander';

export function inviteAdminCommand(): Command {
  return new Command('invite-admin')
    .description('Make an administrator, or let one back in: print a token with which they set a password.')
    .argument('<email>', 'with which they log in')
    .option('--name <name>', 'of the person, where the user is new', 'Administrator')
    .option('--json', 'print { "email", "activationToken", "activationExpiresAt" }')
    .addHelpText(
      'after',
      `
Applies pending migrations first. The token is good for 72 hours and one "activateAccount" of the API; asking again makes the
one before worthless. Refused where the email belongs to somebody who is no administrator, or is disabled.

Examples:
  npx --no earlybird invite-admin asha@example.com --name "Asha Rao"
  DATABASE_URL=postgresql://… npx --no earlybird invite-admin asha@example.com`,
    )
    .action(async (email: string, options: { name: string; json?: boolean }) => {
      const { runInviteAdmin } = await import('./run-invite-admin.ts');
      await runInviteAdmin(email, options);
    });
}
