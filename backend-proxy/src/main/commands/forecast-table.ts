// Forecasts as a table for the terminal.
import type { ForecastAnswer } from '@foresight/contracts';
import { formatNumber, formatShare, table } from '../terminal/index.ts';

export interface ForecastRow {
  readonly series: string;
  readonly method: string;
  readonly trust: ForecastAnswer['trust'];
  readonly next: number;
  readonly low: number;
  readonly high: number;
}

const covered = ({ trust }: ForecastRow) => trust.coverage.map(({ share }) => formatShare(share)).join(' / ') || '–';

/** @param levels of the coverage column, e.g. [0.8, 0.95] */
export function forecastTable(rows: readonly ForecastRow[], levels: readonly number[], width?: number): string {
  return table(
    rows,
    [
      { title: 'series', cell: row => row.series, maxWidth: 44 },
      { title: 'method', cell: row => row.method, minor: true },
      {
        title: 'skill',
        cell: row => (row.trust.claim === 'no-skill' ? 'none' : formatShare(row.trust.skill)),
        align: 'right',
      },
      { title: `held ${levels.map(formatShare).join(' / ')}`, cell: covered, align: 'right' },
      { title: 'next', cell: row => formatNumber(row.next), align: 'right' },
      {
        title: `${formatShare(levels.at(-1))} band`,
        cell: row => `${formatNumber(row.low)} … ${formatNumber(row.high)}`,
      },
    ],
    width,
  );
}

export function rowOf(forecast: ForecastAnswer): ForecastRow {
  const widest = forecast.intervals.at(-1);
  const { unique_id = '', ...others } = forecast.labels;
  const labels = Object.values(others).join(' ');
  return {
    series: [forecast.metric, labels || unique_id].filter(Boolean).join(' · '),
    method: forecast.method,
    trust: forecast.trust,
    next: forecast.point[0] ?? Number.NaN,
    low: widest?.lower[0] ?? Number.NaN,
    high: widest?.upper[0] ?? Number.NaN,
  };
}

/** Some rows of every metric, so that one with many series does not push the others out. */
export function pickRows(forecasts: readonly ForecastAnswer[], most: number): ForecastAnswer[] {
  const groups = [...Map.groupBy(forecasts, forecast => forecast.metric).values()];
  const each = Math.max(1, Math.floor(most / Math.max(1, groups.length)));
  return groups.flatMap(group => group.slice(0, each)).slice(0, most);
}
