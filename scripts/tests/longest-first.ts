// The order of test files: those that took longest begin, so that all workers end together. What is not in the list of
// durations follows by project and size. Files that share a worker stay side by side, at the end: they fill what is left.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { DURATIONS, type Durations } from './durations.ts';

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seconds = JSON.parse(readFileSync(DURATIONS, 'utf8')) as Durations;
    const rank = ({ moduleId, project }: TestSpecification) =>
      project.config.isolate ? (seconds[relative(project.vitest.config.root, moduleId)] ?? 0) : -1;
    // Equals keep the order that they have without this.
    return (await super.sort(files)).sort((a, b) => rank(b) - rank(a));
  }
}
