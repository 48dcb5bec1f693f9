import { createTheme } from '@grafana/data';
import type uPlot from 'uplot';
import { expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { chartConfig } from './chart-config.ts';
import { drawnSeries } from './drawn-series.ts';
import type { Live } from './live.ts';
import { buildScene } from './scene.ts';

const theme = createTheme();

function sceneWith(config: object) {
  const read = readForecastSeries(forecastFrames({ forecast: [4, 5] }));
  const series = read.map(one => ({ ...one, field: { ...one.field, config: { ...one.field.config, ...config } } }));
  return buildScene({
    drawn: drawnSeries(series, theme),
    range: [NOON - 2 * HOUR, NOON],
    future: 'whole',
    now: NOON,
    markLabel: String,
  });
}

it("follows the user's limits while the plot lives", () => {
  let live: Live = {
    scene: sceneWith({}),
    focused: null,
    pinned: new Set(),
    formats: formats('utc', NOON, 'en-US'),
    scenarios: [],
    scenarioStart: null,
  };
  const { builder } = chartConfig({
    theme,
    timeZone: 'utc',
    series: live.scene.series,
    live: () => live,
    panned: { shift: 0 },
    bare: false,
    log: undefined,
  });
  const range = builder.getConfig().scales?.y?.range as (u: uPlot, min: number, max: number) => uPlot.Range.MinMax;
  const shown = () => range({} as uPlot, 0, 1);
  expect(shown()).toEqual(live.scene.value);
  live = { ...live, scene: sceneWith({ min: -7, max: 70 }) };
  expect(shown()).toEqual([-7, 70]);
});
