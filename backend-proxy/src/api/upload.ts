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
 * @throws {ForesightError} too_large beyond `limit` bytes; bad_request when the sender leaves before the end
 */
export async function withUpload<T>(
  folder: string,
  body: Readable,
  limit: number,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${randomUUID()}.upload`);
  try {
    // A body that is refused half-way is not destroyed: its connection has to carry the answer.
    const chunks = body.iterator({ destroyOnReturn: false });
    await pipeline(chunks, counted(limit), createWriteStream(path, { mode: 0o600 })).catch(error => {
      throw body.readableAborted ? endedEarly(error) : error;
    });
    return await use(path);
  } finally {
    // What is left of a refused body is passed over, or the connection would never be free again.
    body.resume();
    await rm(path, { force: true });
  }
}

function counted(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= limit) done(null, chunk);
      else done(tooLarge(limit));
    },
  });
}

const tooLarge = (limit: number) =>
  new ForesightError('too_large', `the file is larger than ${limit} bytes`, { fix: 'send it gzipped, or in parts' });

const endedEarly = (cause: unknown) =>
  new ForesightError('bad_request', 'the sender left before the file was whole', { fix: 'send it again', cause });
