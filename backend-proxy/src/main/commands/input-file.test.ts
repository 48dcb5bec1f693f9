import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForesightError } from '@foresight/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { checkInputFile, namingFile } from './input-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'foresight-input-'));
const file = join(folder, 'file.csv');
const pipe = join(folder, 'pipe.csv');
writeFileSync(file, 'a');
execFileSync('mkfifo', [pipe]);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file that was named', () => {
  it.each([
    [file, true],
    [file, false],
    [pipe, false],
  ])('%s may be read (again: %s)', (path, again) => {
    expect(() => checkInputFile(path, { again })).not.toThrow();
  });

  it.each([
    [join(folder, 'absent.csv'), false, 'there is no such file'],
    [join(file, 'below.csv'), false, 'ENOTDIR'],
    [folder, false, 'is a folder, not a file'],
    [pipe, true, 'not a regular file'],
  ])('%s may not be read (again: %s): %s', (path, again, reason) => {
    expect(() => checkInputFile(path, { again })).toThrow(ForesightError);
    expect(() => checkInputFile(path, { again })).toThrow(reason);
    expect(() => checkInputFile(path, { again })).toThrow(path);
  });

  it('stands in front of what is wrong with its content, with row, column and way out kept', async () => {
    const facts = { row: 3, column: 'y', fix: 'write a number' };
    const problem = new ForesightError('bad_input', 'row 3, column y: "x" is no number', facts);
    await expect(namingFile('load.csv', () => Promise.reject(problem))).rejects.toMatchObject({
      code: 'bad_input',
      message: 'load.csv: row 3, column y: "x" is no number',
      facts,
    });
  });

  it('is not blamed for anything else', async () => {
    const away = new ForesightError('unavailable', 'the database does not answer');
    await expect(namingFile('load.csv', () => Promise.reject(away))).rejects.toBe(away);
    const surprise = new TypeError('x is undefined');
    await expect(namingFile('load.csv', () => Promise.reject(surprise))).rejects.toBe(surprise);
  });
});
