// Spools an uploaded body to a file, so that a slow sender does not hold a transaction open.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ForesightError } from '@foresight/contracts';

/**
 * Writes the stream to a new file, calls `use` with its path, and removes the file in any case.
 * @throws {ForesightError} too_large beyond `limit` bytes
 */
export async function withUpload<T>(
  folder: string,
  body: Readable,
  limit: number,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${randomUUID()}.upload`);
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= limit) done(null, chunk);
      else
        done(
          new ForesightError('too_large', `the file is larger than ${limit} bytes`, {
            fix: 'send it gzipped, or in parts',
          }),
        );
    },
  });
  try {
    await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }));
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}
