import { readConfig } from '../../config.ts';
import { type Invitation, inviteAdmin } from '../../identity/activation/invite-admin.service.ts';
import { migrateUp } from '../../platform/migrations/migration-up.ts';
import { runInterruptible } from '../shared/interruptible.ts';
import { reachDatabase } from '../shared/reach-database.ts';
import { withShortLivedDatabase } from '../shared/short-lived-database.ts';
import { silentProgress, terminalProgress } from '../shared/terminal-progress.ts';

export async function runInviteAdmin(
  email: string,
  { name, json = false }: { readonly name: string; readonly json?: boolean },
): Promise<void> {
  const progress = json ? silentProgress : terminalProgress();
  await runInterruptible(async (scope) => {
    const { directUrl } = await reachDatabase(scope, readConfig('command'), progress.notify);
    await migrateUp(directUrl, { onProgress: progress.notify });
    const invitation = await withShortLivedDatabase(scope, directUrl, (database) =>
      inviteAdmin(database, { email, name }),
    );
    progress.finish();
    process.stdout.write(`${json ? JSON.stringify(invitation) : describe(invitation)}\n`);
  });
}

const describe = ({ email, activationToken, activationExpiresAt }: Invitation): string =>
  `${email} sets a password, until ${activationExpiresAt}, with:\n` +
  `mutation { activateAccount(input: { token: "${activationToken}", newPassword: "…" }) { accessToken userErrors { message } } }`;
