// An adjustment as texts, and back; and in one line.
import { METRIC_NAME, type WhatIfAdjustment } from '@foresight/contracts';
import { mayHoldVariable } from '../../query/index.ts';
import { labelsText, type Read, readLabels, readNumber, readTime, type Texts, timeText } from '../rows/index.ts';

export type AdjustmentTexts = Texts<'metric' | 'labels' | 'kind' | 'value' | 'from' | 'to'>;
const METRIC = new RegExp(METRIC_NAME);

/** @param metric of a new row: the query's own */
export const adjustmentTexts = (given: WhatIfAdjustment | undefined, metric: string): AdjustmentTexts => ({
  metric: given?.metric ?? metric,
  labels: labelsText(given?.labels),
  kind: given?.kind ?? 'percent',
  value: given === undefined ? '' : String(given.value),
  from: timeText(given?.from),
  to: timeText(given?.to),
});

export function readAdjustment(texts: AdjustmentTexts): Read<WhatIfAdjustment> {
  const metric = texts.metric.trim();
  if (!METRIC.test(metric) && !mayHoldVariable(metric))
    return { wrong: metric === '' ? 'a metric is missing' : `'${metric}' is no name of a metric` };
  const value = readNumber(texts.value, 'a value');
  const labels = readLabels(texts.labels);
  const from = readTime(texts.from, 'from');
  const to = readTime(texts.to, 'to');
  for (const one of [value, labels, from, to]) if ('wrong' in one) return one;
  return whole(metric, texts.kind === 'add' ? 'add' : 'percent', [value, labels, from, to] as never);
}

type Good<T> = { readonly value: T };

function whole(
  metric: string,
  kind: WhatIfAdjustment['kind'],
  [value, labels, from, to]: readonly [
    Good<number>,
    Good<Record<string, string> | undefined>,
    Good<string | undefined>,
    Good<string | undefined>,
  ],
): Read<WhatIfAdjustment> {
  if (from.value && to.value && Date.parse(from.value) >= Date.parse(to.value))
    return { wrong: "'to' is not after 'from'" };
  return {
    value: {
      metric,
      kind,
      value: value.value,
      ...(labels.value ? { labels: labels.value } : {}),
      ...(from.value ? { from: from.value } : {}),
      ...(to.value ? { to: to.value } : {}),
    },
  };
}

/** signups{plan=team} +20 % from 2026-12-01 */
export function adjustmentLine({ metric, labels, kind, value, from, to }: WhatIfAdjustment): string {
  const of = labels ? `${metric}{${labelsText(labels)}}` : metric;
  const by = `${value < 0 ? '−' : '+'}${Math.abs(value)}${kind === 'percent' ? ' %' : ''}`;
  return [of, by, from ? `from ${timeText(from)}` : '', to ? `to ${timeText(to)}` : ''].filter(Boolean).join(' ');
}
