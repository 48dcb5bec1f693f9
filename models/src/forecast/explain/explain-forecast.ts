// A forecast as level, trend, seasons and rest, read from the forecast itself: works for every method and every combination.
import type { Component } from '../model.ts';
import { splitSeasons } from './split-seasons.ts';

/** Cycles of the longest season that are looked at. */
const CYCLES = 3;
const FEWEST_STEPS = 12;
/** Parts smaller than this, against the forecast, are rounding. */
const NOTHING = 1e-11;

/** Steps of forecast that an explanation is read from, at least the horizon: three cycles tell a season from a trend. */
export function stepsToExplain(horizon: number, seasons: readonly number[]): number {
  return Math.max(horizon, FEWEST_STEPS, CYCLES * (seasons.at(-1) ?? 0));
}

/**
 * Level: where the forecast starts, at the last value, without seasons. Trend: its slow change since then. Season: what comes back
 * every cycle, 0 on average. Rest: short-lived dynamics, and seasons that grow or fade.
 * @param path `stepsToExplain` steps of the forecast
 * @param seasons those of the method, ascending
 * @returns one value a step up to the horizon; parts that are 0 throughout are left out, but for the level
 */
export function explainForecast(path: Float64Array, horizon: number, seasons: readonly number[]): Component[] {
  // Less its first value: rounding then is that of the changes, and a constant has none.
  const base = path[0]!;
  const { line, profiles } = splitSeasons(
    path.map(v => v - base),
    seasons,
  );
  const steps = <T>(of: (i: number) => T) => Array.from({ length: horizon }, (_, i) => of(i));
  const values = (of: (i: number) => number) => Float64Array.from(steps(of));
  const parts: Component[] = [
    { kind: 'level', name: 'level', values: values(() => base + line(0)) },
    { kind: 'trend', name: 'trend', values: values(i => line(i + 1) - line(0)) },
    ...profiles.map(({ season, shape }) => ({
      kind: 'season' as const,
      name: `season of ${season} steps`,
      values: values(i => shape[i % season]!),
    })),
  ];
  const rest = values(i => path[i]! - parts.reduce((sum, part) => sum + part.values[i]!, 0));
  parts.push({ kind: 'rest', name: 'short-term movement', values: rest });
  const size = path.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return parts.filter(({ kind, values: v }) => kind === 'level' || v.some(x => Math.abs(x) > NOTHING * size));
}
