// The peak of each day ahead and its range: a frame a series and role, as panels draw them. A rule gets the peaks alone.
import {
  type CapacityFrameCustom,
  type CapacityRole,
  FORECAST_PANEL_ID,
  LEVEL_LABEL,
  ROLE_LABEL,
  TIME_FIELD,
  VALUE_FIELD,
} from '@foresight/contracts';
import type { FrameMeta, FrameSpec, Notice } from '../../frames/index.ts';
import type { Shown, Told, ToldSeries } from './tell-series.ts';

export function peakFrames(told: readonly Told[], shown: Shown): FrameSpec[] {
  const frames = told.flatMap(one => (one.ok ? framesOfSeries(one, shown) : []));
  const notices = noticesOf(told);
  const [first, ...rest] = frames;
  if (!first || notices.length === 0) return frames;
  return [{ ...first, meta: { ...first.meta, notices } }, ...rest];
}

/** Each series that says nothing, with its reason. */
export function noticesOf(told: readonly Told[]): Notice[] {
  const silent = told.filter(one => !one.ok);
  const [first] = silent;
  if (!first) return [];
  return [{ severity: 'warning', text: `${silent.length} of ${told.length} series say nothing: ${first.reason}` }];
}

function framesOfSeries(told: ToldSeries, { name, query, level, zone, fromAlert }: Shown): FrameSpec[] {
  const { series_id, issued_at, source } = told.ahead.answer.custom;
  const custom: CapacityFrameCustom = {
    foresight: 1,
    ...{ metric: name, series_id, capacity: query.capacity ?? null },
    ...{ time_zone: zone, issued_at, source, days: told.days },
  };
  const peak = frame(told, 'peak', undefined, custom);
  return fromAlert ? [peak] : [peak, frame(told, 'lower', level), frame(told, 'upper', level)];
}

function frame({ ahead, title, days }: ToldSeries, role: CapacityRole, level?: number, custom?: object): FrameSpec {
  const { labels, unit } = ahead.series;
  const band = level === undefined ? '' : ` ${Math.round(level * 1000) / 10} %`;
  const own = Object.entries(labels).map(([name, value]) => [OURS.includes(name) ? `exported_${name}` : name, value]);
  const meta: FrameMeta = {
    type: 'timeseries-multi',
    preferredVisualisationPluginId: FORECAST_PANEL_ID,
    ...(custom ? { custom } : {}),
  };
  const told = { [ROLE_LABEL]: role, ...(level === undefined ? {} : { [LEVEL_LABEL]: String(level) }) };
  return {
    name: title,
    meta,
    fields: [
      { name: TIME_FIELD, type: 'time', values: Float64Array.from(days, ({ day }) => Date.parse(day)) },
      {
        name: VALUE_FIELD,
        type: 'number',
        values: Float64Array.from(days, day => day[role]),
        labels: { ...Object.fromEntries(own), ...told },
        config: { displayName: `${title} · ${role}${band}`, ...(unit ? { unit } : {}) },
      },
    ],
  };
}

const OURS: readonly string[] = [ROLE_LABEL, LEVEL_LABEL];
