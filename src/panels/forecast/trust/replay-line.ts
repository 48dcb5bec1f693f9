// The trust line of forecasts of the past: what was said, and how it came out. Counted from the picture, not claimed.
import type { FrameStep } from '@foresight/contracts';
import type { Formats } from '../../../shared/format/index.ts';
import type { Forecast, ForecastSeries } from '../../../shared/frames/index.ts';
import { isReplay, type ReplayScore, replayScore } from '../replay/score.ts';
import type { Fact, TrustLine } from './line.ts';

/** undefined where no series is of the past. */
export function replayLine(series: readonly ForecastSeries[], f: Formats): TrustLine | undefined {
  const past = series.filter(({ forecast }) => forecast && isReplay(forecast));
  const forecasts = past.map(({ forecast }) => forecast!);
  if (forecasts.length === 0) return undefined;
  const newest = Math.max(...forecasts.map(({ custom }) => Date.parse(custom.issued_at)));
  const scores = past.flatMap(one => replayScore(one) ?? []);
  const without: Fact[] =
    past.length < series.length ? [[`${series.length - past.length} without a forecast by then`]] : [];
  return {
    tone: 'past',
    lead: `What we said on ${f.date(newest, true)}`,
    facts: [...outcome(scores, forecasts, past.length), ...without, ...madeBy(forecasts)],
  };
}

function outcome(scores: readonly ReplayScore[], [first]: readonly Forecast[], all: number): Fact[] {
  if (scores.length < all) return [['values are averages here: choose a shorter range to hold them against it']];
  const known = sum(scores.map(one => one.known));
  if (known === 0) return [['nothing of it has come yet']];
  const inside = sum(scores.map(one => one.inside));
  const levels = new Set(scores.map(({ level }) => level));
  const [level] = levels;
  const band = levels.size === 1 && level != null ? `the ${Math.round(level * 1000) / 10}% band` : 'the widest band';
  const held: Fact = [{ strong: `${inside} of ${known}` }, ` ${stepsText(first!.custom.step)} inside ${band}`];
  return [held, ...(scores.length === 1 ? errorFact(scores[0]!) : [])];
}

/** Beside that of seasonal naive, where it is known. */
function errorFact({ smape, naive }: ReplayScore): Fact[] {
  if (smape === null) return [];
  const percent = (error: number) => `${Number(error.toPrecision(2))}%`;
  return [['error ', { strong: percent(smape) }, ...(naive === null ? [] : [` (seasonal naive ${percent(naive)})`])]];
}

const madeBy = (forecasts: readonly Forecast[]): Fact[] => {
  const [first] = forecasts;
  return forecasts.length === 1 ? [[`${first!.custom.method} ${first!.custom.model_version.slice(0, 8)}`]] : [];
};

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const NAMED: Readonly<Record<number, string>> = { 3600000: 'hours', 86400000: 'days', 604800000: 'weeks' };

const stepsText = ({ unit, count }: FrameStep): string =>
  unit === 'month' && count === 1 ? 'months' : (unit === 'ms' && NAMED[count]) || 'values';
