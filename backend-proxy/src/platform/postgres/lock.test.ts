import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from './fixtures/run.ts';
import { tryLock } from './lock.ts';
import { newHolder, readHolder } from './lock-holder.ts';
import { identify } from './processes.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - 60_000 * minutes);

/** A process that has ended: its identity names nobody any more. */
async function deadHolder(token: string) {
  const child = spawn('sleep', ['60']);
  const identity = identify(child.pid ?? 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { ...newHolder(), ...identity, token };
}

function lines(child: ChildProcess): () => Promise<string> {
  const iterator = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return async () => String((await iterator.next()).value);
}

describe('tryLock', () => {
  it('gives a lock once, also within one process, and again after release', () => {
    const path = join(tempDir(), 'lock');
    const first = tryLock(path);
    expect(first?.isHeld()).toBe(true);
    expect(tryLock(path)).toBeUndefined();
    first?.release();
    const second = tryLock(path);
    expect(second?.isHeld()).toBe(true);
    first?.release();
    expect(second?.isHeld()).toBe(true);
    second?.release();
  });

  it('replaces the lock of a dead process and leaves no other file', async () => {
    const dir = tempDir();
    const path = join(dir, 'lock');
    writeFileSync(path, JSON.stringify(await deadHolder('gone')));
    const lock = tryLock(path);
    expect(readHolder(path)).toEqual(lock?.holder);
    expect(readdirSync(dir)).toEqual(['lock']);
    lock?.release();
  });

  it('replaces it also when one who tried before died on the way', async () => {
    const dir = tempDir();
    const path = join(dir, 'lock');
    writeFileSync(path, JSON.stringify(await deadHolder('first')));
    writeFileSync(`${path}.first`, JSON.stringify(await deadHolder('second')));
    const lock = tryLock(path);
    expect(lock?.isHeld()).toBe(true);
    expect(readdirSync(dir)).toEqual(['lock']);
    lock?.release();
  });

  it('knows a process from a later one with the same id', () => {
    const path = join(tempDir(), 'lock');
    writeFileSync(path, JSON.stringify({ ...newHolder(), startedAt: 'another time' }));
    const lock = tryLock(path);
    expect(lock?.isHeld()).toBe(true);
    lock?.release();
  });

  it.each([
    ['an unreadable file', '', 0, false],
    ['an unreadable file of long ago', '', 1, true],
    ['a holder in another container that still touches its file', 'other', 0, false],
    ['a holder in another container that stopped touching it', 'other', 1, true],
  ])('judges %s by its age', (_, space, minutes, taken) => {
    const path = join(tempDir(), 'lock');
    writeFileSync(path, space && JSON.stringify({ ...newHolder(), space }));
    utimesSync(path, minutesAgo(minutes), minutesAgo(minutes));
    const lock = tryLock(path);
    expect(lock !== undefined).toBe(taken);
    lock?.release();
  });

  it('has one winner when six processes meet a stale lock, time after time', async () => {
    const dir = tempDir();
    const path = join(dir, 'lock');
    const script = join(import.meta.dirname, 'fixtures', 'contender.ts');
    const contenders = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [script, path], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    onTestFinished(() => contenders.forEach(child => void child.kill('SIGKILL')));
    const readers = contenders.map(lines);
    await Promise.all(readers.map(read => read()));
    for (let round = 0; round < 40; round++) {
      writeFileSync(path, JSON.stringify(await deadHolder(`round-${round}`)));
      for (const child of contenders) child.stdin?.write('go\n');
      const answers = await Promise.all(readers.map(read => read()));
      expect(answers.filter(answer => answer === 'won')).toEqual(['won']);
    }
    expect(readdirSync(dir)).toEqual(['lock']);
  });
});
