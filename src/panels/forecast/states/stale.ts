// The words for forecasts that have run out: what not to do, the cause, and the way out.
import type { Formats } from '../../../shared/format/index.ts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { isReplay } from '../replay/score.ts';
import { isStale } from '../trust/judge.ts';

export interface StaleView {
  readonly title: string;
  readonly text: string;
}

/** undefined where some still reach ahead, or where the past is shown on purpose. */
export function staleView(series: readonly ForecastSeries[], now: number, f: Formats): StaleView | undefined {
  const forecasts = series.flatMap(({ forecast }) => forecast ?? []);
  const fresh = forecasts.some(forecast => isReplay(forecast) || !isStale(forecast, now));
  if (forecasts.length === 0 || fresh) return undefined;
  const ended = Math.max(...forecasts.map(({ time }) => time.at(-1)!));
  const origin = Math.max(...forecasts.map(({ custom }) => Date.parse(custom.origin)));
  const known = Math.max(...series.map(({ history }) => history.time.at(-1) ?? -Infinity));
  const newer = known > origin;
  return {
    title: 'Do not act on this forecast.',
    text: `It ended on ${f.date(ended, true)}: ${
      newer
        ? `it was made from data until ${f.date(origin, true)}, and newer data have come. Train it again.`
        : `no data have come since ${f.date(origin, true)}. See why the source is late.`
    }`,
  };
}
