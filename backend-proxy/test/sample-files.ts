// Small time-series files for tests.

const DAY = 86_400_000;

/** A week's shape on a gentle slope, with a wiggle that never repeats: seasonal naive can be beaten on it. */
export const weekly = (i: number) =>
  Math.round((100 + i / 2 + 20 * Math.sin((2 * Math.PI * i) / 7) + wiggle(i)) * 100) / 100;

/** Numbers in (−1, 1) that look random and are the same every time. */
export const wiggle = (i: number) => ((2 * (((Math.sin(i * 12.9898) * 43_758.5453) % 1) + 1)) % 2) - 1;

export interface LongFile {
  /** First day, ISO. Default 2025-11-01. */
  readonly from?: string;
  readonly days?: number;
  readonly value?: (i: number, series: number) => number | string;
}

/** `unique_id,ds,y` with one row a day; the series are written one after another. */
export function longFile(
  ids: readonly string[],
  { from = '2025-11-01', days = 60, value = weekly }: LongFile = {},
): string {
  const start = Date.parse(from);
  const rows = ids.flatMap((id, s) =>
    Array.from(
      { length: days },
      (_, i) => `${id},${new Date(start + i * DAY).toISOString().slice(0, 10)},${value(i, s)}`,
    ),
  );
  return `unique_id,ds,y\n${rows.join('\n')}\n`;
}
