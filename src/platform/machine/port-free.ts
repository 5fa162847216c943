import net from 'node:net';

/** Whether a server can listen there now; throws for any refusal but "in use" (a forbidden port, an unknown host). */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  try {
    await listenOnce(host, port);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

/** A port that is free at this moment, according to the operating system. */
export function pickFreePort(host: string): Promise<number> {
  return listenOnce(host, 0);
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const { port: actual } = server.address() as net.AddressInfo;
      server.close(() => resolve(actual));
    });
  });
}
