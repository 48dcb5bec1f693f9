// The words for a series that has no forecast: need, have, when.

import type { Formats } from '../../../shared/format/index.ts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';

export interface RefusalView {
  readonly title: string;
  readonly text: string;
  readonly progress: { readonly has: number; readonly needs: number; readonly ready: string | null } | null;
}

/** undefined where there is nothing to say, or where the table says it: one of several refused. */
export function refusalView(series: readonly ForecastSeries[], now: number, f: Formats): RefusalView | undefined {
  const refused = series.filter(({ refusal }) => refusal);
  const [first] = refused;
  if (!first?.refusal || refused.length < series.length) return undefined;
  const { reason, needs, has } = first.refusal;
  if (series.length > 1) {
    return { title: `None of the ${series.length} series has a forecast`, text: reason, progress: null };
  }
  if (needs === undefined || has === undefined) return { title: 'No forecast', text: reason, progress: null };
  return {
    title: 'Not enough history for a forecast',
    text: `Needs ${needs} points, has ${has}. Until then you see the history alone: no band, no alert on one.`,
    progress: { needs, has, ready: readyAt(first, needs - has, now, f) },
  };
}

/** When the missing points will be there, at the distance of those that are. */
function readyAt({ history: { time } }: ForecastSeries, missing: number, now: number, f: Formats): string | null {
  const [first, last] = [time[0], time.at(-1)];
  if (first === undefined || last === undefined || time.length < 2) return null;
  const step = (last - first) / (time.length - 1);
  const at = last + missing * step;
  return at > now ? f.date(at, step < 86_400_000) : null;
}
