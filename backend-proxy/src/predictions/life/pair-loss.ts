// How wrong champion and challenger were at one moment of issue: a mean over series of their scaled absolute errors.
import type { MeasuredMoment, PairedForecast, Points } from '../../store/index.ts';
import { seriesScale } from './scaled-errors.ts';

/** Whether no value of it is to be waited for. Data of a source that delivers late are waited for once the horizon. */
export function hasCome({ time_kind, last_ts, origin, time }: PairedForecast, now: number): boolean {
  const end = time.at(-1) ?? 0;
  if (last_ts !== null && last_ts.getTime() >= end) return true;
  return time_kind === 'time' && now >= end + (end - origin.getTime());
}

interface SeriesLoss {
  readonly champion: number;
  readonly challenger: number;
}

/** undefined where no value came at the times, or the series never changed. */
export function seriesLoss(one: PairedForecast, points: Points): SeriesLoss | undefined {
  const scale = seriesScale(points, one.origin.getTime());
  if (scale === null) return undefined;
  const came = new Map(Array.from(points.ts, (time, i) => [time, points.value[i]!]));
  const met = one.time.flatMap((time, i) => (came.has(time) ? [{ i, actual: came.get(time)! }] : []));
  if (met.length === 0) return undefined;
  const mean = (said: readonly number[]) =>
    met.reduce((sum, { i, actual }) => sum + Math.abs(actual - said[i]!) / scale / met.length, 0);
  return { champion: mean(one.champion), challenger: mean(one.challenger) };
}

/** Each series counts the same. @param pair those behind `losses` */
export function momentOf(pair: readonly PairedForecast[], losses: readonly SeriesLoss[]): MeasuredMoment | undefined {
  if (losses.length === 0) return undefined;
  const mean = (of: (loss: SeriesLoss) => number) => losses.reduce((sum, loss) => sum + of(loss) / losses.length, 0);
  return {
    slot: Math.max(...pair.map(slotOf)),
    series: losses.length,
    champion: mean(loss => loss.champion),
    challenger: mean(loss => loss.challenger),
  };
}

const slotOf = ({ origin, time }: PairedForecast): number => {
  const from = origin.getTime();
  return Math.round((from * time.length) / (time.at(-1)! - from));
};
