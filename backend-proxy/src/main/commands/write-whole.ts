// A file that is written whole or not at all.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ForesightError } from '@foresight/contracts';

/**
 * Writes beside the target and renames when whole, so that the target is never half a file.
 * @throws {ForesightError} bad_request when the file cannot be written
 */
export async function writeWhole(path: string, parts: Iterable<string>): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = createWriteStream(draft);
  try {
    for (const part of parts) await write(file, part);
    file.end();
    await once(file, 'finish');
    await rename(draft, path);
  } catch (error) {
    file.destroy();
    // It may still be opening: removed before that, the draft would come back.
    await finished(file).catch(() => undefined);
    await rm(draft, { force: true });
    throw new ForesightError('bad_request', `cannot write ${path}: ${(error as Error).message}`, {
      fix: 'check the folder and its permissions',
    });
  }
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}
