// npm test: everything CI runs. Each step is run even when an earlier one failed; the last line counts the tests.
// The quick ones go two by two, the longest first; then the tests have the machine to themselves.
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
  { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
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

/** @param aside whether others run beside it: then its output comes at its end, in one piece */
function run({ name, command: [program, ...args] }: Step, aside = false): Promise<boolean> {
  const started = Date.now();
  const said: string[] = [];
  const say = (text: string) => (aside ? said.push(text) : process.stdout.write(text));
  say(`\n── ${name}\n`);
  const output = aside ? 'pipe' : 'inherit';
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', output, output] });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say);
  return new Promise(resolve => {
    child.on('close', code => {
      say(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
      process.stdout.write(said.join(''));
      resolve(code === 0);
    });
  });
}

/** @returns names of those that failed */
async function twoByTwo(steps: readonly Step[]): Promise<string[]> {
  const left = [...steps];
  const failed: string[] = [];
  const lane = async () => {
    for (let step = left.shift(); step !== undefined; step = left.shift()) {
      if (!(await run(step, true))) failed.push(step.name);
    }
  };
  await Promise.all([lane(), lane()]);
  return failed;
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
const failed = await twoByTwo(QUICK);
if (!(await run(TESTS))) failed.push(TESTS.name);
const { numPassedTests, numFailedTests, numPendingTests } = counts();
if (existsSync(join(root, 'coverage', 'coverage-summary.json'))) {
  console.log(`\n${coverageTable(root, ['contracts', 'models', 'backend-proxy', 'src'])}`);
}
// A step that fails, or a run without tests, must not look like a pass.
const broken = failed.filter(name => name !== 'tests' || numFailedTests === 0).length;
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
console.log(`\n${numPassedTests} passed, ${numFailedTests + broken} failed, ${numPendingTests} skipped`);
process.exit(failed.length > 0 || numPassedTests === 0 ? 1 : 0);
