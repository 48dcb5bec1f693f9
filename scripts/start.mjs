#!/usr/bin/env node
// npm start: the service, and the preview of the dashboards beside it, under the pinned Node.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './with-node.mjs';

const script = join(dirname(fileURLToPath(import.meta.url)), 'start.ts');
run(['--disable-warning=ExperimentalWarning', script, ...process.argv.slice(2)]);
