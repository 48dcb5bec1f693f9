// The content hash of a file, by which the same is known again.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { FileProblem } from '../../connectors/file/index.ts';

/** @returns SHA-256, lower-case hex. @throws {FileProblem} unreadable */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  } catch (error) {
    throw new FileProblem('unreadable', `${path}: ${(error as Error).message}`, 'Check the path and its permissions.');
  }
  return hash.digest('hex');
}
