// The version of this service, from the repository's package.json.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

export const VERSION: string = JSON.parse(readFileSync(`${REPOSITORY}package.json`, 'utf8')).version;
