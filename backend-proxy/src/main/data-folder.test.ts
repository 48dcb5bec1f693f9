import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeDataFolder, makeUploadFolder } from './data-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'foresight-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('the data folder', () => {
  it('is made with the folders above it, and may be there already', () => {
    const folder = join(root, 'a', 'b');
    makeDataFolder(folder);
    makeDataFolder(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot be a file', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    expect(() => makeDataFolder(file)).toThrow(`the data folder ${file} cannot be used`);
    expect(() => makeDataFolder(join(file, 'below'))).toThrow('cannot be used');
  });
});

describe('the folder for uploads', () => {
  it('is empty, and without what dead processes left; those of the living stay', async () => {
    const living = spawn('sleep', ['60']);
    const dead = spawn('true');
    await once(dead, 'exit');
    const uploads = join(root, 'uploads');
    for (const name of [living.pid, dead.pid, process.pid, 'notes']) {
      mkdirSync(join(uploads, String(name)), { recursive: true });
      writeFileSync(join(uploads, String(name), 'x.upload'), 'x');
    }
    const own = makeUploadFolder(root);
    living.kill();
    expect(own).toBe(join(uploads, String(process.pid)));
    expect(readdirSync(own)).toEqual([]);
    expect(readdirSync(uploads).sort()).toEqual([String(living.pid), String(process.pid)].sort());
  });
});
