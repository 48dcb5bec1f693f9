#!/usr/bin/env node
// The `foresight` command: hands over to the service's command line under the pinned Node.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './with-node.mjs';

const cli = join(dirname(dirname(fileURLToPath(import.meta.url))), 'backend-proxy', 'src', 'main', 'cli.ts');
run(['--disable-warning=ExperimentalWarning', cli, ...process.argv.slice(2)]);
