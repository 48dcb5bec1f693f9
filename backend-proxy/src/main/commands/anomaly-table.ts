// Findings as a table for the terminal, a line a finding.
import { formatNumber, table } from '../terminal/index.ts';
import type { NamedFinding } from './anomaly-report.ts';

/** @param stamp the text of a time, epoch ms @param width of the terminal */
export function anomalyTable(findings: readonly NamedFinding[], stamp: (ms: number) => string, width?: number): string {
  return table(
    findings,
    [
      { title: 'time', cell: row => stamp(row.time) },
      { title: 'series', cell: row => row.series, maxWidth: 36 },
      { title: 'value', cell: row => formatNumber(row.value), align: 'right' },
      { title: 'expected', cell: row => formatNumber(row.expected), align: 'right', minor: true },
      { title: '99% band', cell: row => `${formatNumber(row.lower)} … ${formatNumber(row.upper)}` },
      { title: 'score', cell: row => row.score.toFixed(0), align: 'right' },
      { title: 'direction', cell: row => row.direction },
      { title: 'why', cell: row => row.why, maxWidth: 120, below: true },
    ],
    width,
  );
}
