// The series of a file as questions: what commands that need no database ask of each.
import { type FitOptionsBlock, ForesightError } from '@foresight/contracts';
import { addSteps, type Step } from '@foresight/models';
import type { ColumnOptions, SeriesPoints } from '../../normalize/metric/index.ts';
import type { SeriesQuestion } from '../../predictions/forecast/index.ts';
import { INDEX_START } from '../../store/index.ts';
import { type FitOptionWords, fitOptionsOf } from './fit-option-words.ts';
import { checkInputFile, namingFile } from './input-file.ts';
import { columnReads, readColumn, readGroups, seriesOf } from './regressor-columns.ts';

export interface FileQuestionOptions extends ColumnOptions, FitOptionWords {
  readonly horizon: number;
  readonly level: number[];
  readonly season?: number[];
  readonly freq?: Step;
}

export interface AskedSeries {
  /** Its id, with the labels if it has some. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Row of the file that its first value is from, where that is known. */
  readonly firstRow: number | undefined;
  readonly question: Omit<SeriesQuestion, 'model'>;
}

/** Positions without times are put this far apart; only the season search would care, and it is told. */
const INDEX_STEP: Step = { unit: 'ms', count: 3_600_000 };
/** Largest time a Date holds (ECMA-262, section 21.4.1.1). */
const LAST_TIME = 8.64e15;

/**
 * Reads the file, once more for each column that is a regressor.
 * @throws {ForesightError} bad_input with the path in front, bad_request for options that do not fit
 */
export async function fileQuestions(
  path: string,
  options: FileQuestionOptions,
): Promise<{ timeKind: 'time' | 'index'; asked: AskedSeries[] }> {
  const columns = options.regressors ?? [];
  checkInputFile(path, { again: columns.length > 0 });
  const fit = await fitOptionsOf(options);
  const { timeKind, groups, others } = await namingFile(path, () => readWithColumns(path, options, columns));
  const asked = await namingFile(path, async () =>
    groups.map(group => ({
      name: nameOf(group.key.uniqueId, group.key.labels),
      labels: group.key.labels,
      firstRow: group.row[0],
      question: questionOf(group, timeKind, options, fit, others),
    })),
  );
  return { timeKind, asked };
}

/** Points of one column by series. */
interface OtherColumn {
  readonly name: string;
  readonly series: ReadonlyMap<string, SeriesPoints>;
}

/** The target, and the columns that are regressors. */
async function readWithColumns(path: string, options: FileQuestionOptions, columns: readonly string[]) {
  const reads = await columnReads(path, options, columns);
  const all = await readAll(path, reads.target);
  const others: OtherColumn[] = [];
  for (const { name, options: own } of reads.columns) others.push({ name, series: await readColumn(path, own) });
  return { ...all, others };
}

async function readAll(path: string, options: ColumnOptions) {
  const { reader, groups } = await readGroups(path, options);
  if (groups.length === 0) {
    const { rows } = reader.facts;
    const fix = 'check the column of values; --value <column> names another';
    throw new ForesightError('bad_input', `none of the ${rows} rows has a value`, { fix });
  }
  return { timeKind: reader.timeKind, groups };
}

/** "id{service=api feature=chat}", or the id alone. */
export function nameOf(id: string, labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return parts.length > 0 ? `${id}{${parts.join(' ')}}` : id;
}

function questionOf(
  group: SeriesPoints,
  timeKind: 'time' | 'index',
  { freq, horizon, level, season }: FileQuestionOptions,
  options: FitOptionsBlock,
  others: readonly OtherColumn[],
): AskedSeries['question'] {
  const { ts, value } = group;
  const times = (stamps: Float64Array) => (timeKind === 'index' ? timesOf(stamps, freq) : stamps);
  const regressors = others.map(({ name, series }) => {
    const own = series.get(seriesOf(group));
    return {
      name,
      points: own ? { ts: times(own.ts), value: own.value } : { ts: new Float64Array(), value: new Float64Array() },
    };
  });
  return {
    ts: times(ts),
    value,
    timeKind: timeKind === 'index' && !freq ? 'index' : 'time',
    horizon,
    levels: level,
    options,
    ...(regressors.length > 0 ? { regressors } : {}),
    ...(season ? { seasons: season } : {}),
  };
}

/** Times for positions, counted from a made-up start. */
function timesOf(positions: Float64Array, freq: Step = INDEX_STEP): Float64Array {
  return positions.map(position => {
    const time = addSteps(INDEX_START, freq, position);
    if (Math.abs(time) <= LAST_TIME) return time;
    throw new ForesightError('bad_input', `position ${position} lies beyond the times there are with this --freq`, {
      fix: 'name a smaller --freq, or leave it out',
    });
  });
}

/** Files with positions get positions back, whatever step was named for them. */
export function stampOf(
  timeKind: 'time' | 'index',
  { freq = INDEX_STEP }: FileQuestionOptions,
): (ms: number) => string {
  return timeKind === 'index' ? ms => String(positionOf(ms, freq)) : ms => new Date(ms).toISOString();
}

/** Inverse of addSteps(INDEX_START, step, position). */
function positionOf(ms: number, { unit, count }: Step): number {
  if (unit === 'ms') return Math.round((ms - INDEX_START) / count);
  const months = (at: Date) => 12 * at.getUTCFullYear() + at.getUTCMonth();
  return (months(new Date(ms)) - months(new Date(INDEX_START))) / count;
}
