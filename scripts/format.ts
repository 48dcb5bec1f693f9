// npm run format: formats everything and applies the linter's safe fixes.
import { spawnSync } from 'node:child_process';

const done = spawnSync('node_modules/.bin/biome', ['check', '--write', '--error-on-warnings', '.'], {
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
