// Coverage by workspace, from what vitest measured.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

interface Share {
  readonly total: number;
  readonly covered: number;
}
type Summary = Record<string, { lines: Share; branches: Share }>;

export function coverageTable(root: string, workspaces: readonly string[]): string {
  const summary = JSON.parse(readFileSync(`${root}/coverage/coverage-summary.json`, 'utf8')) as Summary;
  const rows = workspaces.map(workspace => {
    const files = Object.entries(summary).filter(([path]) => relative(root, path).startsWith(`${workspace}/`));
    const share = (kind: 'lines' | 'branches') => {
      const sum = (part: keyof Share) => files.reduce((n, [, file]) => n + file[kind][part], 0);
      return `${((100 * sum('covered')) / Math.max(1, sum('total'))).toFixed(1)} %`;
    };
    return `  ${workspace.padEnd(14)} lines ${share('lines').padStart(7)}   branches ${share('branches').padStart(7)}   ${files.length} files`;
  });
  return ['coverage', ...rows].join('\n');
}
