import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a complete, synced file beside `path` that only its owner can read, so that renaming it is atomic. */
async function stage(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const staged = `${path}.${randomUUID()}.tmp`;
  const file = await open(staged, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return staged;
}

/** Replaces the file as a whole: a reader sees the old text or the new one, even if the process dies. Mode 600. */
export async function replacePrivateFile(path: string, text: string): Promise<void> {
  const staged = await stage(path, text);
  await rename(staged, path);
}

/** Creates the file unless it exists, in only one of several concurrent processes. True if this call created it. Mode 600. */
export async function createPrivateFile(path: string, text: string): Promise<boolean> {
  const staged = await stage(path, text);
  try {
    await link(staged, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(staged);
  }
}
