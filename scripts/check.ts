// npm test: everything CI runs. Each step is run even when an earlier one failed; the last line counts the tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { coverageTable } from './coverage-table.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const results = join(root, 'coverage', 'tests.json');

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const QUICK: readonly Step[] = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'] },
  { name: 'types of the plugin', command: [bin('tsc'), '--noEmit', '-p', 'src'] },
  { name: 'types of the preview page', command: [bin('tsc'), '--noEmit', '-p', 'tests/host/preview/page'] },
  {
    name: 'import rules',
    command: [
      bin('depcruise'),
      'contracts',
      'models',
      'backend-proxy',
      'src',
      'scripts',
      'tests',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  },
  {
    name: 'generated docs',
    command: [process.execPath, '--disable-warning=ExperimentalWarning', 'scripts/docs.ts', '--check'],
  },
];
const TESTS: Step = {
  name: 'tests',
  command: [
    bin('vitest'),
    'run',
    '--coverage',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ],
};

function run({ name, command: [program, ...args] }: Step): Promise<boolean> {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise(resolve => {
    child.on('exit', code => {
      console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
      resolve(code === 0);
    });
  });
}

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

function counts(): Counts {
  if (!existsSync(results)) return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  return JSON.parse(readFileSync(results, 'utf8')) as Counts;
}

mkdirSync(join(root, 'coverage'), { recursive: true });
rmSync(results, { force: true });
const failed: string[] = [];
for (const step of [...QUICK, TESTS]) if (!(await run(step))) failed.push(step.name);
const { numPassedTests, numFailedTests, numPendingTests } = counts();
if (existsSync(join(root, 'coverage', 'coverage-summary.json'))) {
  console.log(`\n${coverageTable(root, ['contracts', 'models', 'backend-proxy', 'src'])}`);
}
// A step that fails, or a run without tests, must not look like a pass.
const broken = failed.filter(name => name !== 'tests' || numFailedTests === 0).length;
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
console.log(`\n${numPassedTests} passed, ${numFailedTests + broken} failed, ${numPendingTests} skipped`);
process.exit(failed.length > 0 || numPassedTests === 0 ? 1 : 0);
