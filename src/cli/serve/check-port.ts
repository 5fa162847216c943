import { isPortFree } from '../../platform/machine/port-free.ts';
import { findPortOwner } from '../../platform/machine/port-owner.ts';
import { StartupError } from '../../platform/startup-error.ts';

/** Runs before anything is started, since it costs nothing and the rest takes seconds. */
export async function checkPort(host: string, port: number): Promise<void> {
  if (await mayListen(host, port)) return;
  const owner = await findPortOwner(port);
  const by = owner ? ` by process ${owner.pid}${owner.command && ` (${owner.command})`}` : '';
  throw new StartupError(
    `Port ${port} is in use${by}`,
    `Stop that process, or choose another port: PORT=${port + 1} npm start`,
  );
}

async function mayListen(host: string, port: number): Promise<boolean> {
  try {
    return await isPortFree(host, port);
  } catch (error) {
    throw new StartupError(
      `Cannot listen on HOST=${host} PORT=${port} (${(error as NodeJS.ErrnoException).code})`,
      remedy(error),
      {
        cause: error,
      },
    );
  }
}

function remedy(error: unknown): string {
  const FORBIDDEN = 'EACCES';
  return (error as NodeJS.ErrnoException).code === FORBIDDEN
    ? 'Ports below 1024 need privileges. Choose a higher one.'
    : 'HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.';
}
