// Who of the Telco customers leaves, out of fold: the default classifier beside what others reach on the same folds.
import { hasTelco } from '../../models/test/telco-data.ts';
import { TELCO_ANCHORS, telcoScore } from '../../models/test/telco-scores.ts';

const SPLITS = [1, 2, 3];
const HEAD = ['Telco, 5 folds', 'AUC', 'log-loss', 'ECE', 'thread ms a fold'];

/** Markdown; null without the data. Split 1 is the one that others were measured on. */
export function defaultTable(): string | null {
  if (!hasTelco) return null;
  const started = threadMs();
  const scores = SPLITS.map(split => telcoScore(split));
  const ms = ((threadMs() - started) / (5 * SPLITS.length)).toFixed(0);
  const mean = (of: (score: (typeof scores)[number]) => number) =>
    (scores.reduce((sum, score) => sum + of(score), 0) / scores.length).toFixed(4);
  const first = scores[0]!;
  const rows = [
    ['**foresight, default**', first.auc.toFixed(4), first.logLoss.toFixed(4), first.calibrationError.toFixed(4), ms],
    [
      `foresight, mean of ${SPLITS.length} splits`,
      mean(s => s.auc),
      mean(s => s.logLoss),
      mean(s => s.calibrationError),
      ms,
    ],
    ...TELCO_ANCHORS.map(([name, area, loss]) => [name, area.toFixed(4), loss.toFixed(4), '', '']),
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What the work took, whatever else the machine did. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
