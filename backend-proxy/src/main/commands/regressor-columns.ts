// Regressors that are columns of the file: the same file read once more for each, with that column as the value.
import { ForesightError } from '@foresight/contracts';
import { type ColumnOptions, openPointFile, PointCollector, type SeriesPoints } from '../../normalize/metric/index.ts';

/** What to read a file with: for the target, and for each column. */
export interface ColumnReads<T extends ColumnOptions> {
  readonly target: T;
  readonly columns: readonly { readonly name: string; readonly options: T }[];
}

/**
 * @param names columns that are regressors; they are no labels of the target
 * @throws {FileProblem} unknown-column, with the columns there are
 * @throws {ForesightError} bad_input for a file of one row a series, which has no columns of values
 */
export async function columnReads<T extends ColumnOptions>(
  path: string,
  options: T,
  names: readonly string[],
): Promise<ColumnReads<T>> {
  if (names.length === 0) return { target: options, columns: [] };
  const target = { ...options, ignore: [...(options.ignore ?? []), ...names] };
  const reader = await openPointFile(path, target);
  await reader.close();
  const labels = reader.labelColumns;
  if (!labels) {
    throw new ForesightError('bad_input', 'a file of one row a series has no columns for regressors', {
      fix: 'write it as unique_id,ds,y with a column for each regressor',
    });
  }
  return {
    target,
    columns: names.map(name => ({
      name,
      options: { ...options, labels, columns: { ...options.columns, value: name } },
    })),
  };
}

/** All points of a file, series by series. */
export async function readGroups(path: string, options: ColumnOptions) {
  const reader = await openPointFile(path, options);
  const collector = new PointCollector(reader);
  for await (const batch of reader.batches()) collector.add(batch);
  return { reader, groups: [...collector.groups()] };
}

/** Points of a column by series. */
export async function readColumn(path: string, options: ColumnOptions): Promise<Map<string, SeriesPoints>> {
  const { groups } = await readGroups(path, options);
  return new Map(groups.map(group => [seriesOf(group), group]));
}

export const seriesOf = ({ key }: Pick<SeriesPoints, 'key'>): string => JSON.stringify([key.uniqueId, key.labels]);
