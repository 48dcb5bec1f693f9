// When values left their band: the findings of the detector, which judges each value by those before it alone.
import type { AlertPreviewSeries, OutsideRule } from '@foresight/contracts';
import type { QueryContext } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';

/** One of each series, in their order. */
export async function outsideBefore(
  { watches }: Pick<QuerySources, 'watches'>,
  context: QueryContext,
  { x, n, direction, sensitivity }: OutsideRule,
  chosen: readonly Chosen[],
): Promise<AlertPreviewSeries[]> {
  const { from, to } = context.range;
  const answers = await watches(context, chosen, { outside: { x, n }, direction, sensitivity });
  return answers.map((answer, i): AlertPreviewSeries => {
    const { labels } = chosen[i]!;
    if (!answer.ok) return { labels, firings: [], missed: null, reason: answer.reason };
    const { needs, has } = answer.learning;
    const learns = `It learns until it has ${needs} values, it has ${has}: before that, single values far out alone alert`;
    const last = answer.time.at(-1) ?? Number.NaN;
    return {
      labels,
      firings: answer.findings
        .filter(one => one.end >= from && one.time <= to)
        .map(({ time, end }) => ({
          from: new Date(time).toISOString(),
          to: new Date(end).toISOString(),
          // The newest value has no next one yet.
          real: end > time ? true : time >= last ? null : false,
        })),
      missed: null,
      reason: has < needs ? learns : null,
    };
  });
}
