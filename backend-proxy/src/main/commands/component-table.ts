// What a forecast is made of, as a table for the terminal: a row a step, a column a part.
import type { SeriesForecast } from '../../predictions/forecast/index.ts';
import { type Column, formatNumber, table } from '../terminal/index.ts';

/** Steps that are shown. */
const MOST = 12;

/** @param stamp the text of a time, epoch ms */
export function componentTable(
  { time, point, components = [] }: Pick<SeriesForecast, 'time' | 'point' | 'components'>,
  stamp: (ms: number) => string,
  width?: number,
): string {
  const steps = Array.from({ length: Math.min(MOST, time.length) }, (_, i) => i);
  const columns: Column<number>[] = [
    { title: 'time', cell: i => stamp(time[i]!) },
    ...components.map(({ name, values }) => ({
      title: name,
      cell: (i: number) => formatNumber(values[i]!),
      align: 'right' as const,
    })),
    { title: '= forecast', cell: i => formatNumber(point[i]!), align: 'right' },
  ];
  const more = time.length > MOST ? `\n… and ${time.length - MOST} more steps: write them with --out FILE.csv` : '';
  return `${table(steps, columns, width)}${more}`;
}
