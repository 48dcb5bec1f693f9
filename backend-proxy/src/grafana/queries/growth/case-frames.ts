// Best, likely and worst over time.
import {
  FORECAST_PANEL_ID,
  GROWTH_ROLES,
  type GrowthFrameCustom,
  type GrowthRole,
  growthLabels,
  TIME_FIELD,
  VALUE_FIELD,
} from '@foresight/contracts';
import type { FrameSpec } from '../../frames/index.ts';
import type { Cases } from './cases.ts';

/** @param first index of the first step shown */
export function caseFrames(cases: Cases, first: number, roles: readonly GrowthRole[] = GROWTH_ROLES): FrameSpec[] {
  if (first >= cases.answer.time.length) return [];
  return roles.map(role => frame(cases, first, role));
}

function frame({ series, title, answer, better, level, values }: Cases, first: number, role: GrowthRole): FrameSpec {
  const custom: GrowthFrameCustom = { ...answer.custom, better, level };
  return {
    name: title,
    meta: {
      type: 'timeseries-multi',
      preferredVisualisationPluginId: FORECAST_PANEL_ID,
      ...(role === 'likely' ? { custom } : {}),
    },
    fields: [
      { name: TIME_FIELD, type: 'time', values: answer.time.subarray(first) },
      {
        name: VALUE_FIELD,
        type: 'number',
        values: values[role].subarray(first),
        labels: growthLabels(series.labels, role),
        config: { displayName: `${title} · ${role}`, ...(series.unit ? { unit: series.unit } : {}) },
      },
    ],
    key: `${answer.key} ${first} ${role} ${better} ${level} ${title}`,
  };
}
