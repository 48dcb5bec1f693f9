// A small chart for the terminal: history, then the forecast with its widest band.
import { formatNumber } from './table.ts';

export interface ChartInput {
  readonly history: ArrayLike<number>;
  readonly point: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

const MARK = { history: '•', point: '─', band: '░', now: '┊' } as const;

/**
 * @param width columns of the whole picture @param height rows of it
 * @returns lines; the newest part of the history that fits, a mark for now, then the whole forecast where it fits
 */
export function chart({ history, point, lower, upper }: ChartInput, width: number, height: number): string {
  const axis = 10;
  const columns = Math.max(20, width - axis - 2);
  const ahead = Math.min(point.length, Math.floor(columns * 0.6));
  const back = Math.min(history.length, columns - ahead);
  const past = Array.from({ length: back }, (_, i) => history[history.length - back + i]!);
  const shown = [...past, ...take(lower, ahead), ...take(upper, ahead)].filter(Number.isFinite);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const span = high - low || Math.abs(high) || 1;
  const row = (value: number) => Math.round(((high - value) / span) * (height - 1));
  const grid = Array.from({ length: height }, () => Array<string>(back + 1 + ahead).fill(' '));
  past.forEach((value, x) => {
    if (Number.isFinite(value)) grid[row(value)]![x] = MARK.history;
  });
  for (let y = 0; y < height; y++) grid[y]![back] = MARK.now;
  for (let i = 0; i < ahead; i++) {
    const x = back + 1 + i;
    for (let y = row(upper[i]!); y <= row(lower[i]!); y++) grid[y]![x] = MARK.band;
    grid[row(point[i]!)]![x] = MARK.point;
  }
  const label = (y: number) => formatNumber(high - (y / (height - 1)) * span).padStart(axis);
  const lines = grid.map((cells, y) => `${y % 3 === 0 ? label(y) : ' '.repeat(axis)} ${cells.join('').trimEnd()}`);
  const hidden = point.length > ahead ? `, first ${ahead} of ${point.length} steps` : '';
  return [
    ...lines,
    `${' '.repeat(axis)} ${MARK.history} history  ${MARK.now} now  ${MARK.point} forecast  ${MARK.band} band${hidden}`,
  ].join('\n');
}

const take = (values: ArrayLike<number>, n: number): number[] => Array.from({ length: n }, (_, i) => values[i]!);
