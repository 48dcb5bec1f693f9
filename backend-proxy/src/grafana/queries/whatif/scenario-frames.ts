// The frames of a scenario, beside those of its base: same labels and steps, other roles.
import {
  FORECAST_PANEL_ID,
  type ScenarioRole,
  scenarioLabels,
  TIME_FIELD,
  VALUE_FIELD,
  type WhatIfFrameCustom,
} from '@foresight/contracts';
import type { FrameSpec } from '../../frames/index.ts';
import type { Chosen } from '../series/index.ts';
import type { Pair } from './suppose.ts';

interface Input {
  readonly series: Chosen;
  readonly title: string;
  readonly pair: Pair;
  readonly custom: WhatIfFrameCustom;
  /** Index of the first step shown. */
  readonly first: number;
  /** Point and band; else the point only. */
  readonly bands: boolean;
}

export function scenarioFrames(input: Input): FrameSpec[] {
  const { pair, custom, first, bands } = input;
  if (first >= pair.point.length) return [];
  return [
    frame(input, 'scenario', pair.point, { custom }),
    ...(bands ? pair.intervals : []).flatMap(({ level, lower, upper }) => [
      frame(input, 'scenario_lower', lower, { level }),
      frame(input, 'scenario_upper', upper, { level }),
    ]),
  ];
}

function frame(
  { series, title, pair, custom, first }: Input,
  role: ScenarioRole,
  values: Float64Array,
  extras: { readonly level?: number; readonly custom?: object },
): FrameSpec {
  const { level } = extras;
  const band = level === undefined ? '' : ` ${Math.round(level * 1000) / 10} %`;
  const called = custom.scenario?.name ?? 'scenario';
  return {
    name: title,
    meta: {
      type: 'timeseries-multi',
      preferredVisualisationPluginId: FORECAST_PANEL_ID,
      ...(extras.custom ? { custom: extras.custom } : {}),
    },
    fields: [
      { name: TIME_FIELD, type: 'time', values: pair.base.time.subarray(first) },
      {
        name: VALUE_FIELD,
        type: 'number',
        values: values.subarray(first),
        labels: scenarioLabels(series.labels, role, level),
        config: { displayName: `${title} · ${called}${band}`, ...(series.unit ? { unit: series.unit } : {}) },
      },
    ],
  };
}
