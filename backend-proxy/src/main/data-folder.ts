// The data folder of this installation, and the place in it for uploads on their way into the database.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ForesightError } from '@foresight/contracts';

/** Makes the folder where it is missing. @throws {ForesightError} conflict when it cannot be one */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ForesightError('conflict', `the data folder ${folder} cannot be used: ${(error as Error).message}`, {
      fix: 'correct the path and its permissions, or name another folder with FORESIGHT_DATA_DIR',
      cause: error,
    });
  }
}

/** An empty folder for the uploads of this process. Those that a killed process left behind are of no use: they go. */
export function makeUploadFolder(dataFolder: string): string {
  const uploads = join(dataFolder, 'uploads');
  const own = join(uploads, String(process.pid));
  mkdirSync(uploads, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(uploads)) {
    if (name === String(process.pid) || !isRunning(Number(name))) {
      rmSync(join(uploads, name), { recursive: true, force: true });
    }
  }
  mkdirSync(own, { recursive: true, mode: 0o700 });
  return own;
}

/** Signal 0 asks only; EPERM says that the process is there and somebody else's. */
function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
