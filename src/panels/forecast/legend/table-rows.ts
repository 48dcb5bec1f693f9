// The rows of the series table: now, at the end of the horizon, and how much to believe it.
import { type Formats, stepMs } from '../../../shared/format/index.ts';
import type { Scene, SceneSeries } from '../chart/scene.ts';
import { rangeText, valueText } from '../chart/value-text.ts';
import { chance, thresholdName } from '../goals/crossing-text.ts';
import { isGoal, type ThresholdLine } from '../goals/threshold-lines.ts';

export interface TableRow {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly now: string;
  readonly ahead: string;
  readonly band: string;
  /** "34%": that the first goal or limit is reached; "" where there is none. */
  readonly chance: string;
  /** It is a limit, and likely enough to look at. */
  readonly alarming: boolean;
  /** "+38%", "naive", "none", or why there is no forecast. */
  readonly skill: string;
  readonly doubtful: boolean;
}

export interface SeriesTableModel {
  readonly rows: readonly TableRow[];
  /** Head of the column for the newest value: it may be of long ago. */
  readonly newest: 'Now' | 'Last';
  /** Head of the column for the end of the horizon. */
  readonly horizon: string;
  /** Head of the column for the band. */
  readonly level: string;
  /** Head of the column for the first goal or limit; null where there is none. */
  readonly threshold: { readonly short: string; readonly whole: string } | null;
}

const NOTHING = '–';
/** From here on a limit deserves a look. */
const LIKELY = 0.25;

export function tableOf({ series, thresholds: [first] }: Scene, now: number, f: Formats): SeriesTableModel {
  const ends = new Set(series.flatMap(({ forecast }) => forecast?.time.at(-1) ?? []));
  const levels = new Set(series.flatMap(({ forecast }) => forecast?.bands[0]?.level ?? []));
  const [level] = levels;
  return {
    // Those with a colour first: they are what the eye looks up.
    rows: series.toSorted((a, b) => Number(a.other) - Number(b.other)).map(one => rowOf(one, first, f)),
    newest: series.some(one => isNow(one, now)) ? 'Now' : 'Last',
    horizon: ends.size === 1 ? f.date([...ends][0]!) : 'Ahead',
    level: levels.size === 1 ? `${f.gain(level!)} band` : 'Band',
    threshold: first
      ? {
          short: isGoal(first.threshold) ? 'P(goal)' : 'P(limit)',
          whole: thresholdName(first.threshold, series[0]!.field),
        }
      : null,
  };
}

/** Not older than two steps. */
const isNow = ({ history, step }: SceneSeries, now: number) =>
  step !== undefined && now - (history.time.at(-1) ?? -Infinity) <= 2 * stepMs(step);

function rowOf(series: SceneSeries, line: ThresholdLine | undefined, f: Formats): TableRow {
  const { key, name, color, field, history, forecast } = series;
  const now = history.value.findLast(value => value !== null);
  const ahead = forecast?.value.at(-1);
  const band = forecast?.bands[0];
  const [lower, upper] = [band?.lower.at(-1), band?.upper.at(-1)];
  return {
    key,
    name,
    color,
    now: typeof now === 'number' ? valueText(field, now) : NOTHING,
    ahead: typeof ahead === 'number' ? valueText(field, ahead) : NOTHING,
    band: typeof lower === 'number' && typeof upper === 'number' ? rangeText(field, lower, upper) : NOTHING,
    ...chanceOf(series, line, f),
    ...skillOf(series, f),
  };
}

function chanceOf(
  { key }: SceneSeries,
  line: ThresholdLine | undefined,
  f: Formats,
): Pick<TableRow, 'chance' | 'alarming'> {
  if (!line) return { chance: '', alarming: false };
  const crossing = line.crossings.get(key);
  if (!crossing) return { chance: NOTHING, alarming: false };
  const { probability } = crossing;
  return { chance: chance(probability, f), alarming: !isGoal(line.threshold) && probability >= LIKELY };
}

function skillOf({ forecast, refusal }: SceneSeries, f: Formats): Pick<TableRow, 'skill' | 'doubtful'> {
  if (refusal?.needs !== undefined && refusal.has !== undefined) {
    return { skill: `${refusal.has} of ${refusal.needs} points`, doubtful: true };
  }
  if (!forecast) return { skill: NOTHING, doubtful: false };
  const { claim, skill } = forecast.custom.trust;
  if (claim === 'no-skill') return { skill: 'naive', doubtful: true };
  return claim === 'beats-naive' && skill !== null
    ? { skill: `+${f.gain(skill)}`, doubtful: false }
    : { skill: 'none yet', doubtful: true };
}
