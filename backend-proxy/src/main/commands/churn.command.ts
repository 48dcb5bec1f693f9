// foresight churn: from a table of people or their events to scores, and how good they are. Without a database.
import type { RiskBand } from '@foresight/contracts';
import { profitCurve, scoreReport } from '@foresight/models/classify';
import { factorText } from '../../predictions/churn/index.ts';
import { type Output, table } from '../terminal/index.ts';
import { churnCsv, type PersonScore } from './churn-csv.ts';
import { eventQuality, eventScores } from './churn-events.ts';
import { type ChurnQualityOptions, type ChurnScoreOptions, profitOf, sourceOf } from './churn-options.ts';
import { tableQuality, tableScores } from './churn-table.ts';
import { qualityText } from './churn-text.ts';
import { writeWhole } from './write-whole.ts';

const SHOWN = 20;

/** @throws {ForesightError} bad_input for files that cannot be used, with what is wrong and the way out */
export async function churnScore(options: ChurnScoreOptions, out: Output): Promise<void> {
  const source = sourceOf(options);
  const scores =
    source.kind === 'table' ? await tableScores(source, options.predict, out) : await eventScores(source, out);
  const sorted = [...scores].sort((a, b) => b.probability - a.probability);
  out.note(bandLine(sorted));
  if (options.out === undefined) return out.print(scoreTable(sorted));
  await writeWhole(options.out, churnCsv(sorted));
  out.note(`${sorted.length} people written to ${options.out}`);
}

export async function churnQuality(options: ChurnQualityOptions, out: Output): Promise<void> {
  const profit = profitOf(options);
  const source = sourceOf(options);
  const { p, labels, rivals, unseen, positive } =
    source.kind === 'table' ? await tableQuality(source, options.against, out) : await eventQuality(source, out);
  const report = scoreReport(p, labels, rivals, { seed: source.seed });
  const curve = profit && profitCurve(p, labels, profit, { seed: source.seed });
  if (options.format === 'json') return out.print(JSON.stringify({ ...report, profit: curve ?? null }, null, 2));
  out.print(qualityText(report, { p, labels, curve, unseen, positive }));
}

function bandLine(scores: readonly PersonScore[]): string {
  const count = (band: RiskBand) => scores.filter(one => one.band === band).length;
  const bands = (['critical', 'high', 'medium', 'low'] as const).map(band => `${count(band)} ${band}`);
  return `${scores.length} people: ${bands.join(', ')}`;
}

function scoreTable(scores: readonly PersonScore[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const shown = table(scores.slice(0, SHOWN), [
    { title: 'person', cell: one => one.id },
    { title: 'probability', cell: one => percent(one.probability), align: 'right' },
    { title: '90 % interval', cell: one => `${percent(one.lower)} to ${percent(one.upper)}`, align: 'right' },
    { title: 'risk', cell: one => one.band },
    { title: 'why', cell: one => one.factors.slice(0, 2).map(factorText).join('; '), maxWidth: 120, below: true },
  ]);
  return scores.length <= SHOWN
    ? shown
    : `${shown}\n… and ${scores.length - SHOWN} more: write them with --out FILE.csv`;
}
