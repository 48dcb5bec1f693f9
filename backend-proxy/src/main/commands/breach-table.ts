// Chances of crossing limits as a table for the terminal: a row a series and limit.
import type { Breach } from '../../predictions/forecast/index.ts';
import { formatNumber, table } from '../terminal/index.ts';

export interface BreachRow {
  readonly series: string;
  readonly breach: Breach;
}

/**
 * `first expected` is the date by which it has crossed with one half; the range runs from 10 % to 90 %.
 * @param stamp the text of a time, epoch ms
 */
export function breachTable(rows: readonly BreachRow[], stamp: (ms: number) => string, width?: number): string {
  const date = (ms: number | null) => (ms === null ? 'later' : stamp(ms));
  return table(
    rows,
    [
      { title: 'series', cell: row => row.series, maxWidth: 44 },
      { title: 'crosses', cell: ({ breach: { limit } }) => `${limit.side} ${formatNumber(limit.value)}` },
      { title: 'chance', cell: row => chance(row.breach.probability), align: 'right' },
      { title: 'first expected', cell: row => (row.breach.median === null ? '–' : date(row.breach.median)) },
      {
        title: '80% range of that date',
        cell: ({ breach: { early, late } }) => (early === null ? '–' : `${date(early)} … ${date(late)}`),
        below: true,
      },
    ],
    width,
  );
}

/** A share of paths is never proof: none of them is below 1 %, not never. */
function chance(probability: number): string {
  if (probability < 0.01) return '<1%';
  return probability > 0.99 ? '>99%' : `${Math.round(100 * probability)}%`;
}
