// The file a person named: whether it can be read at all, and its name in front of every complaint about it.
import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { ForesightError } from '@foresight/contracts';
import { asForesightError } from '../../api/known-errors.ts';

/**
 * Looks before anything starts.
 * @param again whether it is read more than once, which a pipe does not allow
 * @throws {ForesightError} bad_input
 */
export function checkInputFile(path: string, { again }: { again: boolean }): void {
  const facts = factsOf(path);
  if (facts.isDirectory()) throw unusable(`${path} is a folder, not a file`, 'name a file in it');
  if (again && !facts.isFile()) {
    throw unusable(`${path} is not a regular file, and an import reads it twice`, 'write it to a file first');
  }
}

function factsOf(path: string): Stats {
  try {
    const facts = statSync(path);
    accessSync(path, constants.R_OK);
    return facts;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw unusable(`${path}: ${reason}`, 'check the path and its permissions');
  }
}

const unusable = (detail: string, fix: string): ForesightError => new ForesightError('bad_input', detail, { fix });

/** Runs `work` on the file. @throws {ForesightError} what is wrong with its content, with the path in front */
export async function namingFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = asForesightError(error);
    if (!known || (known.code !== 'bad_input' && known.code !== 'series_too_short')) throw error;
    throw new ForesightError(known.code, `${path}: ${known.message}`, known.facts);
  }
}
