import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkPort } from '../../src/cli/serve/check-port.ts';
import { pickFreePort } from '../../src/platform/machine/port-free.ts';
import { findPortOwner } from '../../src/platform/machine/port-owner.ts';

async function listen(host: string): Promise<number> {
  const server = net.createServer().listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as net.AddressInfo).port;
}

test.each(['127.0.0.1', '::1', '0.0.0.0'])('a port in use on %s is refused with the pid that has it', async (host) => {
  const port = await listen(host);
  await expect(checkPort(host, port)).rejects.toMatchObject({
    message: expect.stringMatching(new RegExp(`^Port ${port} is in use by process ${process.pid} \\(.+\\)$`)),
    remedy: expect.stringContaining(`PORT=${port + 1}`),
  });
});

test('a free port passes, and has no owner', async () => {
  const port = await pickFreePort('127.0.0.1');
  await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
  expect(await findPortOwner(port)).toBeUndefined();
});

test('a host that is not of this machine is refused by name', async () => {
  await expect(checkPort('192.0.2.1', 4000)).rejects.toThrow(
    'Cannot listen on HOST=192.0.2.1 PORT=4000 (EADDRNOTAVAIL)',
  );
});
