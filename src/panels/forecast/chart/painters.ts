// What is painted beside the lines: once below and above them, and again, on a layer of its own, for the chosen series.
import type { GrafanaTheme2 } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { paintedThresholds } from '../goals/painted-threshold.ts';
import { paintLines, veil } from '../highlight/index.ts';
import { paintScenarios } from '../whatif/paint-scenario.ts';
import { colorsOf, dashOf, FEW, LINE } from './line-look.ts';
import type { Live } from './live.ts';
import {
  type Frame,
  frameOf,
  paintAsOf,
  paintBands,
  paintFuture,
  paintLate,
  paintMark,
  paintMarks,
  paintMisses,
  paintThresholds,
} from './paint/index.ts';
import type { Scene, SceneSeries } from './scene.ts';

/** Of the picture at rest: which series is pointed at does not change it. */
export function addPainters(builder: UPlotConfigBuilder, theme: GrafanaTheme2, live: () => Live, bare: boolean): void {
  const atRest = () => live().scene.series.filter(({ key }) => live().scene.atRest.has(key));
  builder.addHook('drawClear', u => {
    paintFuture(frameOf(u), live().scene, theme);
    paintLate(frameOf(u), live().scene, theme, !bare);
  });
  builder.addHook('drawAxes', u => {
    for (const one of atRest()) paintBands(frameOf(u), one, theme, bare);
  });
  builder.addHook('draw', u => paintOver(frameOf(u), theme, live(), atRest(), inColour(live()), bare));
}

/** The series pointed at and the pinned ones, with their bands; the rest steps back behind a veil. */
export function paintChosen(frame: Frame, u: uPlot, theme: GrafanaTheme2, live: Live, bare: boolean): void {
  const { scene, focused, pinned } = live;
  const isChosen = ({ key }: SceneSeries) => key === focused || pinned.has(key);
  const chosen = scene.series.filter(isChosen);
  // Of many series at rest the lines alone: so many bands are mud.
  const drawn = chosen.length > 0 ? chosen : inColour(live);
  const withBand = new Set(chosen.length > 0 ? chosen.map(({ key }) => key) : scene.atRest);
  const scenarios = live.scenarios
    .filter(({ key }) => drawn.some(one => one.key === key))
    .map(line => (withBand.has(line.key) ? line : { ...line, band: undefined }));
  if (chosen.length > 0) paintApart(frame, u, theme, live, chosen, bare);
  paintScenarios(frame, scenarios, scenarios.length > 0 ? live.scenarioStart : null, theme);
}

function paintApart(
  frame: Frame,
  u: uPlot,
  theme: GrafanaTheme2,
  live: Live,
  chosen: readonly SceneSeries[],
  bare: boolean,
): void {
  veil(frame, theme);
  for (const one of chosen) paintBands(frame, one, theme, bare);
  const lines = live.scene.series.flatMap((one, i) => (chosen.includes(one) ? linesOf(one, i, theme) : []));
  paintLines(frame, u, lines);
  paintOver(frame, theme, live, chosen, chosen, bare);
}

const inColour = ({ scene }: Live) => scene.series.filter(({ other }) => !other);

function linesOf(one: SceneSeries, i: number, theme: GrafanaTheme2) {
  const { past, ahead } = colorsOf(one, theme);
  const dots = one.history.time.length < FEW;
  return [
    { column: 2 * i + 1, color: past, width: LINE, dash: [], dots },
    { column: 2 * i + 2, color: ahead, width: LINE, dash: dashOf(one), dots: false },
  ];
}

/** Marks, misses and goals lie over the lines. */
function paintOver(
  frame: Frame,
  theme: GrafanaTheme2,
  live: Live,
  shown: readonly SceneSeries[],
  marked: readonly SceneSeries[],
  bare: boolean,
): void {
  const { scene, formats } = live;
  paintMark(frame, scene, theme, !bare && !inTheWay(frame, scene));
  paintAsOf(frame, scene, theme, !bare);
  for (const one of shown) paintMisses(frame, one, theme);
  for (const one of marked) paintMarks(frame, one, theme);
  const lines = paintedThresholds(scene.thresholds, scene.series, speaker(live), formats);
  paintThresholds(frame, lines, theme, bare ? null : roomForWords(frame, scene));
}

/** The one series whose goals are told in words. */
function speaker({ scene: { series }, focused, pinned }: Live): SceneSeries | undefined {
  if (series.length === 1) return series[0];
  const chosen = series.filter(({ key }) => (focused === null ? pinned.has(key) : key === focused));
  return chosen.length === 1 ? chosen[0] : undefined;
}

/** Sentences stay over the history: the future has its own drawings. */
const roomForWords = (frame: Frame, { futureFrom }: Scene): number =>
  Number.isFinite(futureFrom) ? Math.min(frame.right, frame.x(futureFrom)) : frame.right;

/** CSS pixels that the words of two marks take. */
const WORDS = 70;
const inTheWay = (frame: Frame, { mark, asOf }: Scene): boolean =>
  mark !== null && asOf !== null && Math.abs(frame.x(mark.at) - frame.x(asOf.at)) < WORDS * frame.ratio;
