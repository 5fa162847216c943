import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createPrivateFile } from './private-file.ts';

/** The secret kept in this file, made by the first process that asks; several processes that share the folder share the secret. */
export async function keptSecret(path: string): Promise<string> {
  const kept = await readIfThere(path);
  if (kept !== undefined) return kept;
  await createPrivateFile(path, `${randomBytes(32).toString('base64url')}\n`);
  return keptSecret(path);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
