// Months until Telco customers leave, out of fold, beside the share of all who are still there.
import { type Curves, concordance, integratedBrier, intervalCoverage, type Lives } from '@foresight/models/survival';
import { hasTelco } from '../../models/test/telco-data.ts';
import { type SurvivalFolds, survivalFolds } from '../../models/test/telco-survival.ts';

const MONTHS = Array.from({ length: 48 }, (_, k) => k + 1);
const LEVELS = [0.5, 0.8, 0.9];
const HEAD = ['Telco, 5 folds', 'IBS 0–48 months', 'C-index', ...LEVELS.map(level => `inside ${level}`), 's a fold'];
/** Measured on all columns but tenure, other folds. */
const ANCHORS = [
  ['lab: logistic, l2 10', '0.0823', '0.867', '', '', '', '1.25'],
  ['lab: boosting, 400 trees, 6 leaves', '0.0832', '0.862', '', '', '', '1.53'],
];

/** Markdown; null without the data. */
export function survivalTable(): string | null {
  if (!hasTelco) return null;
  const [logistic, boosting] = (['logistic', 'boosting'] as const).map(learner => {
    const started = performance.now();
    const folds = survivalFolds(5, 1, { learner });
    return { folds, seconds: (performance.now() - started) / 5000 };
  }) as [Timed, Timed];
  const { baseline, lives } = logistic.folds;
  const rows = [
    ['Kaplan-Meier', ...scores(baseline, new Float64Array(baseline.people), lives), ''],
    timed('**foresight, logistic**', logistic),
    timed('foresight, boosting', boosting),
    ...ANCHORS,
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}

interface Timed {
  readonly folds: SurvivalFolds;
  readonly seconds: number;
}

const timed = (name: string, { folds, seconds }: Timed): string[] => [
  name,
  ...scores(folds.curves, folds.risk, folds.lives),
  seconds.toFixed(2),
];

const scores = (curves: Curves, risk: Float64Array, lives: Lives): string[] => [
  integratedBrier(curves, lives, MONTHS).toFixed(4),
  concordance(risk, lives).toFixed(3),
  ...LEVELS.map(level => intervalCoverage(curves, lives, level).inside?.toFixed(3) ?? 'out of sight'),
];
