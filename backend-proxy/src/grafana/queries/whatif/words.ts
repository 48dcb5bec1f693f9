// What the numbers of a scenario take for granted, in words; and what of it reaches no series.
import type { ScenarioWay, WhatIfAdjustment } from '@foresight/contracts';
import type { Pair } from './suppose.ts';

/** dau{plan="team"} +20 % from 2026-12-01 to 2027-01-01 */
export function adjustmentText({ metric, labels = {}, kind, value, from, to }: WhatIfAdjustment): string {
  const pairs = Object.entries(labels).map(([name, text]) => `${name}=${JSON.stringify(text)}`);
  const series = pairs.length > 0 ? `${metric}{${pairs.join(', ')}}` : metric;
  const by = `${value < 0 ? '−' : '+'}${Math.abs(value)}${kind === 'percent' ? ' %' : ''}`;
  return [series, by, ...(from ? [`from ${from}`] : []), ...(to ? [`to ${to}`] : [])].join(' ');
}

const DRIVEN =
  'the model forecast it anew with what it learned of their effect; how sure that effect is, is not in the band';
const WORDS: Readonly<Record<ScenarioWay, string>> = {
  own: 'Its own forecast is changed directly and fully, band included; nothing else is taken to change with it',
  driver: `Series that move it are changed: ${DRIVEN}`,
  both: `Series that move it are changed: ${DRIVEN}. Then its own forecast is changed directly`,
  none: 'No adjustment is about this series or about a regressor of its forecast: it stays the base',
};

export function assumptionOf({ way, acting, base, moved }: Pair): string {
  const what = acting.length > 0 ? ` (${acting.map(adjustmentText).join('; ')})` : '';
  const still = moved !== base && moved.point.every((value, i) => value === base.point[i]);
  return `${WORDS[way]}${what}.${still ? ` ${STILL}` : ''}`;
}

const STILL =
  'That changes nothing here: the adjustment is about another series of that metric, or the served method does not reckon with it.';

/** Adjustments that reach none of the series, with the way to make them do so. */
export function idleOf(adjustments: readonly WhatIfAdjustment[], pairs: readonly Pair[]): string[] {
  const acting = new Set(pairs.flatMap(pair => pair.acting));
  return adjustments
    .filter(adjustment => !acting.has(adjustment))
    .map(
      adjustment =>
        `${adjustmentText(adjustment)} reaches no series here: its labels fit none of them, or the metric is no regressor of their forecast. Name it among the regressors to have its effect learned; where series are summed, keep its labels in the sum`,
    );
}
