// What a test file starts is gone when the file is done, also when a test failed or the worker is told to end.
import { afterAll } from 'vitest';

type Step = () => void | Promise<void>;

const steps: Step[] = [];
const lastResorts = new Set<() => void>();

/** Runs when the file's tests are over, the newest step first. */
export function atEnd(step: Step): void {
  steps.push(step);
}

/** Runs, at once and synchronously, when this worker process exits before it could clean up. */
export function atExit(step: () => void): void {
  lastResorts.add(step);
}

afterAll(async () => {
  for (const step of steps.splice(0).reverse()) await step();
  lastResorts.clear();
});

process.once('exit', () => {
  for (const step of lastResorts) step();
});
