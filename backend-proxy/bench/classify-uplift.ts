// Whom to write an e-mail: Hillstrom's trial, out of fold, beside chance and beside the plain response.
import { type Bounded, crossFitUplift, type UpliftReport, upliftReport } from '@foresight/models/uplift';
import { hasHillstrom, readHillstrom } from '../../models/test/hillstrom-data.ts';

const HEAD = [
  'Hillstrom, visit, 5 folds',
  'Qini × 10⁴ [95 %]',
  'AUUC',
  'first / last 30 %',
  'random: deviation, 99 in 100 below',
  'usable targeting',
];
/** The same learners by other code and other folds. */
const ANCHORS = [
  ["lab: women's, X", '30.5 [21.1, 41.6]', '0.0294', '0.068 / 0.020', '5.5, 95 in 100: 8.2', ''],
  ["lab: women's, T", '27.9 [17.0, 38.2]', '0.0288', '0.063 / 0.023', '', ''],
  ["lab: women's, response", '1.6 [-10.6, 13.4]', '', '', '', ''],
  ["lab: men's, X", '3.7 [-6.8, 17.5]', '0.0392', '0.086 / 0.080', '5.6, 95 in 100: 10.2', ''],
  ["lab: men's, T", '0.1 [-12.1, 13.2]', '0.0384', '0.085 / 0.087', '', ''],
  ["lab: men's, response", '22.1 [10.3, 34.2]', '', '', '', ''],
];

/** Markdown; null without the data. */
export function upliftTable(): string | null {
  if (!hasHillstrom) return null;
  const texts: string[] = [];
  const rows = (['womens', 'mens'] as const).flatMap(arm => {
    const { table, trial } = readHillstrom(arm);
    const name = arm === 'womens' ? "women's" : "men's";
    const [x, t] = (['x', 't'] as const).map(learner => upliftReport(crossFitUplift(table, trial, { learner }), trial));
    texts.push(`- ${name}, X: ${x!.verdict.text}`);
    return [...learned(`${name}, X`, x!), ...learned(`${name}, T`, t!), responses(`${name}, response`, x!)];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...[...rows, ...ANCHORS].map(line), '', ...texts].join('\n');
}

function learned(name: string, { byEffect, verdict }: UpliftReport): string[][] {
  return [[`**${name}**`, ...cells(byEffect), verdict.usable ? 'yes' : 'no']];
}

const responses = (name: string, { byResponse, verdict }: UpliftReport): string[] => [
  name,
  ...cells(byResponse),
  verdict.responseBeatsChance ? 'beats chance' : 'no',
];

function cells({ qini, auuc, at, random }: UpliftReport['byEffect']): string[] {
  const { first, last } = at.find(({ share }) => share === 0.3)!;
  const times = (v: number) => (1e4 * v).toFixed(1);
  const bounded = ({ value, lower, upper }: Bounded) => `${times(value)} [${times(lower)}, ${times(upper)}]`;
  return [
    bounded(qini),
    auuc.value.toFixed(4),
    `${first.value.toFixed(3)} / ${last.value.toFixed(3)}`,
    `${times(random.deviation)}, ${times(random.usual)}`,
  ];
}
