import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withFileLock } from '../../../src/platform/machine/file-lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const patient = { timeoutMs: 20_000 };

test('one at a time, and nothing is left', async () => {
  const folder = await temporaryFolder();
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(path.join(folder, 'lock'), patient, work)));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('a holder that died is replaced, by one of many', async () => {
  const folder = await temporaryFolder();
  const lock = path.join(folder, 'lock');
  await symlink(`${process.pid}:abc:another life of the same pid`, lock);
  let inside = 0;
  const work = async () => {
    inside += 1;
    expect(inside).toBe(1);
    await sleep(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(lock, patient, work)));
  expect(await readdir(folder)).toEqual([]);
});

test('it is given back when the work fails', async () => {
  const lock = path.join(await temporaryFolder(), 'lock');
  const failing = () => Promise.reject(new Error('no luck'));
  await expect(withFileLock(lock, patient, failing)).rejects.toThrow('no luck');
  expect(await withFileLock(lock, patient, async () => 'done')).toBe('done');
});

test('a wait names the holder, and ends', async () => {
  const lock = path.join(await temporaryFolder(), 'lock');
  await withFileLock(lock, patient, async () => {
    const holders: number[] = [];
    const second = withFileLock(lock, { timeoutMs: 100, onWait: (pid) => holders.push(pid) }, async () => {});
    await expect(second).rejects.toThrow(`Process ${process.pid} has held`);
    expect(holders).toEqual([process.pid]);
  });
});
