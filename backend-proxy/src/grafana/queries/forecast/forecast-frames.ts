// The frames of one series: its history, and its forecast with bands, or why there is none.
import {
  type ActualFrameCustom,
  FORECAST_PANEL_ID,
  type ForecastFrameCustom,
  type ForecastRole,
  frameLabels,
  TIME_FIELD,
  VALUE_FIELD,
} from '@foresight/contracts';
import type { Points } from '../../../store/index.ts';
import type { FrameSpec, Notice } from '../../frames/index.ts';
import type { Answer, Refused } from '../answers/index.ts';
import type { QueryContext } from '../query-type.ts';
import { bucketed, type Chosen } from '../series/index.ts';

/** What the query wants to see. */
export interface Shown {
  readonly roles: ReadonlySet<ForecastRole>;
  /** Steps past the end of the time range are given, too. */
  readonly beyondRange: boolean;
}

export interface FrameInput {
  readonly series: Chosen;
  /** See seriesTitles. */
  readonly title: string;
  readonly answer: Answer | Refused;
  /** History within the range. */
  readonly points: Points;
  readonly shown: Shown;
  readonly context: QueryContext;
}

/** Frames without rows are left out, except for a refusal, which must be seen where history is. */
export function framesOf(input: FrameInput): FrameSpec[] {
  const { answer, points, shown } = input;
  const actual = shown.roles.has('actual') && (points.ts.length > 0 || !answer.ok) ? [actualFrame(input)] : [];
  return answer.ok ? [...actual, ...forecastFrames(input, answer)] : actual;
}

function actualFrame({ series, title, answer, points, context }: FrameInput): FrameSpec {
  const { points: means, width } = bucketed(points, context.maxDataPoints);
  const refusal = answer.ok ? undefined : answer.refusal;
  const custom: ActualFrameCustom = {
    foresight: 1,
    series_id: series.summed ? null : series.members[0]!.id,
    metric: series.metric,
    ...(refusal ? { foresight_refusal: refusal } : {}),
    ...(width > 0 ? { mean_of_ms: width } : {}),
  };
  const notices: Notice[] = [];
  if (width > 0) {
    const text = `${points.ts.length} points shown as ${means.ts.length} averages over ${spanText(width)}`;
    notices.push({ severity: 'info', text });
  }
  if (refusal) notices.push({ severity: 'info', text: refusal.reason });
  return frame({ series, title }, 'actual', means, {
    custom,
    notices,
    key: `${series.key} ${points.ts[0]}-${points.ts.at(-1)}/${width} ${refusal?.reason ?? ''}`,
  });
}

function forecastFrames({ series, title, shown, context }: FrameInput, answer: Answer): FrameSpec[] {
  const [first, end] = window(answer.time, context.range, shown.beyondRange);
  if (first >= end) return [];
  const ts = answer.time.subarray(first, end);
  const cut = (value: Float64Array): Points => ({ ts, value: value.subarray(first, end) });
  const key = `${answer.key} ${first}-${end}`;
  const named = { series, title };
  const made = (role: ForecastRole, value: Float64Array, extras: Omit<FrameExtras, 'key'>) =>
    shown.roles.has(role) ? [frame(named, role, cut(value), { ...extras, key })] : [];
  return [
    ...made('forecast', answer.point, { custom: customOf(answer, first, end) }),
    ...answer.intervals.flatMap(({ level, lower, upper }) => [
      ...made('lower', lower, { level }),
      ...made('upper', upper, { level }),
    ]),
  ];
}

function customOf({ custom, naive }: Answer, first: number, end: number): ForecastFrameCustom {
  return naive ? { ...custom, naive: naive.slice(first, end) } : custom;
}

/** Indexes of the first step shown and of the one behind the last. */
function window(time: Float64Array, { from, to }: QueryContext['range'], beyond: boolean): [number, number] {
  let first = 0;
  while (first < time.length && time[first]! < from) first++;
  let end = beyond ? time.length : first;
  while (end < time.length && time[end]! <= to) end++;
  return [first, end];
}

interface FrameExtras {
  readonly level?: number;
  readonly custom?: object;
  readonly notices?: readonly Notice[];
  readonly key: string;
}

function frame(
  { series, title }: Pick<FrameInput, 'series' | 'title'>,
  role: ForecastRole,
  { ts, value }: Points,
  extras: FrameExtras,
): FrameSpec {
  const { level, custom, notices = [], key } = extras;
  const band = level === undefined ? '' : ` ${Math.round(level * 1000) / 10} %`;
  return {
    name: title,
    meta: {
      type: 'timeseries-multi',
      preferredVisualisationPluginId: FORECAST_PANEL_ID,
      ...(custom ? { custom } : {}),
      ...(notices.length > 0 ? { notices } : {}),
    },
    fields: [
      { name: TIME_FIELD, type: 'time', values: ts },
      {
        name: VALUE_FIELD,
        type: 'number',
        values: value,
        labels: frameLabels(series.labels, role, level),
        config: { displayName: `${title} · ${role}${band}`, ...(series.unit ? { unit: series.unit } : {}) },
      },
    ],
    key: `${key} ${role} ${level ?? ''} ${title}`,
  };
}

/** A frame without fields says "no data"; the notice says why. */
export const nothing = (metric: string, why: string): FrameSpec => ({
  name: metric,
  meta: { type: 'timeseries-multi', notices: [{ severity: 'info', text: why }] },
  fields: [],
});

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

function spanText(ms: number): string {
  const [size, unit] = UNITS.find(([size]) => ms >= size) ?? [1, 'ms'];
  return `${Number((ms / size).toPrecision(2))} ${unit}`;
}
