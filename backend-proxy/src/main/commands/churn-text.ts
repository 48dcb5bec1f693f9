// The quality of scores as a page to read in a terminal.
import {
  countsAt,
  type Estimate,
  type Labels,
  type ProfitCurve,
  type Rival,
  type ScoreReport,
  type ThresholdCounts,
} from '@foresight/models/classify';
import { table } from '../terminal/index.ts';

/** Probabilities of people whose outcome is known, by models that did not know it. */
export interface JudgedScores {
  readonly p: Float64Array;
  readonly labels: Labels;
  readonly rivals: readonly Rival[];
  /** What means yes. */
  readonly positive: string;
  /** What the models did not see. */
  readonly unseen: 'person' | 'moment';
}

interface Behind extends Omit<JudgedScores, 'rivals'> {
  readonly curve: ProfitCurve | undefined;
}

const CUT = 0.5;

export function qualityText(report: ScoreReport, { p, labels, curve, positive, unseen }: Behind): string {
  const { rows, positives } = report;
  const head = `${rows} people, ${positives} of them '${positive}' (${percent(positives / rows)}), each scored by a model that did not see that ${unseen}`;
  const cut = curve?.best.cut ?? CUT;
  return [
    head,
    scoresTable(report),
    calibrationTable(report),
    liftTable(report),
    countsLine(cut, countsAt(p, labels, cut)),
    ...(curve ? [profitLine(curve)] : []),
  ].join('\n\n');
}

function scoresTable({ auc, averagePrecision, logLoss, brier, calibrationError, against }: ScoreReport): string {
  const rows: [string, string, string][] = [
    ['AUC', auc.value.toFixed(4), between(auc, 4)],
    ['PR-AUC', averagePrecision.value.toFixed(4), between(averagePrecision, 4)],
    ['log-loss', logLoss.value.toFixed(4), between(logLoss, 4)],
    ['Brier', brier.value.toFixed(4), between(brier, 4)],
    ['calibration error', percent(calibrationError), ''],
    ...against.map(({ name, skill }): [string, string, string] => [
      `skill against ${name}`,
      percent(skill.value),
      `${percent(skill.lower)} to ${percent(skill.upper)}`,
    ]),
  ];
  return table(rows, [
    { title: 'score', cell: ([name]) => name },
    { title: 'value', cell: ([, value]) => value, align: 'right' },
    { title: '95 % interval', cell: ([, , range]) => range, align: 'right' },
  ]);
}

const calibrationTable = ({ calibration }: ScoreReport): string =>
  table(calibration, [
    { title: 'people', cell: ({ rows }) => String(rows), align: 'right' },
    { title: 'told', cell: ({ predicted }) => percent(predicted), align: 'right' },
    { title: 'happened', cell: ({ observed }) => percent(observed), align: 'right' },
    { title: '95 % interval', cell: ({ lower, upper }) => `${percent(lower)} to ${percent(upper)}`, align: 'right' },
  ]);

const liftTable = ({ lift }: ScoreReport): string =>
  table(
    lift.map((step, i) => ({ ...step, upTo: (i + 1) / lift.length })),
    [
      { title: 'most likely', cell: ({ upTo }) => percent(upTo), align: 'right' },
      { title: 'lift of the last part', cell: step => `${step.lift.toFixed(2)}×`, align: 'right' },
      { title: 'of all who left', cell: ({ captured }) => percent(captured), align: 'right' },
    ],
  );

const countsLine = (cut: number, { hits, falseAlarms, missed, quiet }: ThresholdCounts): string =>
  `from ${percent(cut)} on: ${hits} who left and ${falseAlarms} who stayed; below: ${missed} who left and ${quiet} who stayed`;

function profitLine({ best, expected, bestCut, everybody }: ProfitCurve): string {
  const cuts = `${percent(bestCut.lower)} to ${percent(bestCut.upper)}`;
  return (
    `best cut ${percent(best.cut)} (95 %: ${cuts}): contact ${best.contacted}; ` +
    `expected gain ${amount(expected.value)} (95 %: ${amount(expected.lower)} to ${amount(expected.upper)}), ` +
    `contacting everybody ${amount(everybody)}`
  );
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const between = ({ lower, upper }: Estimate, digits: number) => `${lower.toFixed(digits)} to ${upper.toFixed(digits)}`;
const amount = (value: number) => String(Math.round(value));
