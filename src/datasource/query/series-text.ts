// Which series, in one line, and whether any are chosen.
import { choiceName, type SeriesChoice } from '@foresight/contracts';
import { matchersText } from './matchers-text.ts';

/** Whether the query names a stored metric, or another data source and a query for it. */
export const seriesChosen = ({ metric, source, given }: SeriesChoice): boolean =>
  Boolean(metric) || given !== undefined || Boolean(source?.datasource.uid && Object.keys(source.query).length > 0);

/** requests{service="api"} sum by (region); empty where nothing is chosen yet */
export function seriesText({ metric, source, labels, groupBy }: SeriesChoice): string {
  const of = metric || (source ? choiceName({ source }) : '');
  if (of === '') return '';
  const sum = groupBy === undefined ? '' : groupBy.length === 0 ? ' sum' : ` sum by (${groupBy.join(', ')})`;
  return `${of}${matchersText(labels)}${sum}`;
}
