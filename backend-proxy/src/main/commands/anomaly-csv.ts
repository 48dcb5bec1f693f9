// Findings as CSV, a line a finding.
import type { NamedFinding } from './anomaly-report.ts';
import { csvLine } from './csv-cells.ts';

const HEADER = ['unique_id', 'ds', 'value', 'expected', 'lower', 'upper', 'score', 'direction', 'rule', 'ratio', 'why'];

/** Lines of text, header first. @param stamp the text of a time, epoch ms */
export function* anomalyCsv(findings: readonly NamedFinding[], stamp: (ms: number) => string): Generator<string> {
  yield csvLine(HEADER);
  for (const f of findings) {
    const numbers = [f.value, f.expected, f.lower, f.upper].map(known);
    yield csvLine([f.series, stamp(f.time), ...numbers, f.score, f.direction, f.rule, f.ratio, f.why]);
  }
}

/** A gap has no value, a young series no band. */
const known = (value: number) => (Number.isFinite(value) ? value : null);
