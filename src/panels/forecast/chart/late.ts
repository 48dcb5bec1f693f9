// Data that should have come by now, and has not.
import type { FrameStep } from '@foresight/contracts';
import { stepMs } from '../../../shared/format/index.ts';
import type { DrawnSeries } from './drawn-series.ts';
import type { Range } from './ranges.ts';

/** Fewer steps than this are the ordinary delay of a source. */
const STEPS = 3;

type Dated = Pick<DrawnSeries, 'history' | 'meanOf'> & { readonly step?: FrameStep };

/** From the newest value of all series to now; null where nothing is missing, or where now is not in the picture. */
export function gapSince(series: readonly Dated[], [from, to]: Range, now: number): Range | null {
  if (now < from || now > to) return null;
  const known = series.filter(({ step, history }) => step && history.time.length > 0);
  if (known.length === 0) return null;
  const newest = Math.max(...known.map(({ history, meanOf = 0 }) => history.time.at(-1)! + meanOf));
  const step = Math.max(...known.map(one => stepMs(one.step!)));
  return newest >= from && now - newest > STEPS * step ? [newest, now] : null;
}
