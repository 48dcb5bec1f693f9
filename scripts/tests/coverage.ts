// Vitest's own coverage by V8, without the projects that set WATCHED to 'no'. V8 counts each block that runs, which makes
// number crunching four times as slow; what whole processes, browsers and gates reach, the tests beside the code reach.
import v8 from '@vitest/coverage-v8';
import type { CoverageProviderModule } from 'vitest/node';

/** Of a project's `env`. */
export const UNWATCHED = { WATCHED: 'no' };

const watched = () => process.env.WATCHED !== UNWATCHED.WATCHED;

export default {
  startCoverage: options => (watched() ? v8.startCoverage?.(options) : undefined),
  takeCoverage: options => (watched() ? v8.takeCoverage?.(options) : undefined),
  stopCoverage: options => (watched() ? v8.stopCoverage?.(options) : undefined),
  getProvider: () => v8.getProvider(),
} satisfies CoverageProviderModule;
