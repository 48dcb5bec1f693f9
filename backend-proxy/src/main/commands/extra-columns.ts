// Columns of the forecast file beyond point and bands: chances of crossing and parts of the forecast.
import type { SeriesForecast } from '../../predictions/forecast/index.ts';

export interface ExtraColumn {
  readonly title: string;
  /** @returns one value a step; undefined where the series has no such column */
  values(answer: Answer): Float64Array | undefined;
}

type Answer = Pick<SeriesForecast, 'breaches' | 'components'>;

/**
 * `p-above-1000`: chance that a step up to this one is above the limit. `part-level`, `part-trend`, …: parts, which sum to `yhat`.
 * @param answers all that the file will hold: series differ in their parts, and each part that any of them has is a column
 */
export function extraColumns(answers: Iterable<Answer>): ExtraColumn[] {
  const columns = new Map<string, ExtraColumn>();
  for (const { breaches = [], components = [] } of answers) {
    for (const { limit } of breaches) {
      const title = `p-${limit.side}-${limit.value}`;
      columns.set(title, { title, values: ({ breaches: own }) => own?.find(b => same(b.limit, limit))?.by });
    }
    for (const { kind, name } of components) {
      const title = `part-${name}`;
      const find = ({ components: own }: Answer) => own?.find(c => c.kind === kind && c.name === name)?.values;
      if (!columns.has(title)) columns.set(title, { title, values: find });
    }
  }
  return [...columns.values()];
}

type Limit = NonNullable<Answer['breaches']>[number]['limit'];

const same = (a: Limit, b: Limit): boolean => a.value === b.value && a.side === b.side;
