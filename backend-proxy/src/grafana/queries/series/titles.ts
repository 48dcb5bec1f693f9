// What each series of an answer is called.
import { differences } from '@foresight/contracts';
import type { Chosen } from './choose-series.ts';

/** Which row of a file a series came from says nothing where other labels say what it is. */
const ROW_LABEL = 'unique_id';

/** The metric and what tells each series from the others; of a lone one, its labels: "requests api eu". */
export function seriesTitles(chosen: readonly Pick<Chosen, 'metric' | 'labels'>[]): string[] {
  const told = differences(chosen.map(({ labels }) => labels));
  return chosen.map(({ metric, labels }, i) => {
    const own = told[i] || valuesOf(labels);
    // Points of another data source may have nothing but a name of their own.
    return own === metric ? metric : [metric, own].filter(Boolean).join(' ');
  });
}

function valuesOf(labels: Chosen['labels']): string {
  const { [ROW_LABEL]: row, ...own } = labels;
  return Object.values(own).join(' ') || row || '';
}
