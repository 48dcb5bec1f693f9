// Points out of the frames of another data source, as the browser and Grafana's query API give them: a time field with
// numbers beside it (wide, or a frame a series), or with texts that tell the rows apart (long).
import { MOST_GIVEN_POINTS, MOST_GIVEN_SERIES } from '../limits.ts';
import type { Given, GivenSeries } from './given.schema.ts';

/** A frame, as far as it is read here. */
export interface PlainFrame {
  readonly name?: string | undefined;
  readonly fields: readonly PlainField[];
}

export interface PlainField {
  readonly name: string;
  /** As Grafana calls them: time, number, string, … */
  readonly type: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly unit?: string | undefined;
  readonly values: ArrayLike<unknown>;
}

/** Column names that say nothing. */
const NAMELESS = /^(value|_value|)$/i;
/** Label with the name of a metric in Prometheus. */
const METRIC_LABEL = '__name__';

/** Series in the order of the frames, each with labels of its own. @throws {RangeError} in words, where there is none */
export function givenOf(frames: readonly PlainFrame[], until: number): Given {
  const series = frames.flatMap(seriesOf);
  if (series.length === 0) throw new RangeError(whyNone(frames));
  refuseTooMuch(series);
  return { until, series: distinct(series) };
}

function refuseTooMuch(series: readonly GivenSeries[]): void {
  const points = series.reduce((sum, { ts }) => sum + ts.length, 0);
  const [many, most] =
    series.length > MOST_GIVEN_SERIES
      ? [`${series.length} series`, MOST_GIVEN_SERIES]
      : [`${points} points`, MOST_GIVEN_POINTS];
  if (series.length <= MOST_GIVEN_SERIES && points <= MOST_GIVEN_POINTS) return;
  throw new RangeError(
    `the other data source answered with ${many}; ${most} are the most. Fix: ask it for fewer series, a shorter history, or a longer step`,
  );
}

function seriesOf(frame: PlainFrame): GivenSeries[] {
  const time = frame.fields.find(({ type }) => type === 'time');
  const numbers = frame.fields.filter(({ type }) => type === 'number');
  if (!time || time.values.length === 0) return [];
  const texts = frame.fields.filter(({ type }) => type === 'string');
  const timed = Array.from(time.values, (_, i) => i).filter(i => numberOf(time.values[i]) !== null);
  const rows = texts.length === 0 ? [{ labels: {}, rows: timed }] : groups(texts, timed);
  return rows.flatMap(({ labels, rows }) => numbers.map(field => seriesIn(frame, time, field, labels, rows)));
}

function seriesIn(
  frame: PlainFrame,
  time: PlainField,
  field: PlainField,
  told: Readonly<Record<string, string>>,
  rows: readonly number[],
): GivenSeries {
  const { [METRIC_LABEL]: metric, ...labels } = { ...field.labels, ...told };
  const pick = (values: ArrayLike<unknown>) => rows.map(i => numberOf(values[i]));
  const own = NAMELESS.test(field.name) ? frame.name : field.name;
  return {
    name: (metric || own || 'value').slice(0, 500),
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => name !== '')),
    ...(field.unit ? { unit: field.unit.slice(0, 100) } : {}),
    ts: pick(time.values),
    value: pick(field.values),
  };
}

/** Not a finite number: missing. */
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** Rows that agree in all texts. */
function groups(texts: readonly PlainField[], timed: readonly number[]) {
  const found = new Map<string, { labels: Record<string, string>; rows: number[] }>();
  for (const i of timed) {
    const labels = Object.fromEntries(texts.map(({ name, values }) => [name, String(values[i] ?? '')]));
    const key = JSON.stringify(labels);
    const group = found.get(key) ?? { labels, rows: [] };
    group.rows.push(i);
    found.set(key, group);
  }
  return [...found.values()];
}

/** Series that agree in their labels are told apart by their names, else by a number. */
function distinct(series: readonly GivenSeries[]): GivenSeries[] {
  const keyOf = ({ labels }: GivenSeries) => JSON.stringify(Object.entries(labels).sort());
  const alike = Map.groupBy(series, keyOf);
  const named = series.map(one => (alike.get(keyOf(one))!.length > 1 ? labelled(one, one.name) : one));
  const counts = new Map<string, number>();
  return named.map(one => {
    const nth = (counts.get(keyOf(one)) ?? 0) + 1;
    counts.set(keyOf(one), nth);
    return nth === 1 ? one : labelled(one, `${one.labels.series ?? one.name} ${nth}`);
  });
}

const labelled = (one: GivenSeries, name: string): GivenSeries => ({ ...one, labels: { ...one.labels, series: name } });

function whyNone(frames: readonly PlainFrame[]): string {
  const fields = frames.flatMap(frame => frame.fields);
  if (fields.length === 0) return 'the other data source answered with no data';
  const has = (type: string) => fields.some(field => field.type === type);
  if (!has('number')) return 'the answer of the other data source has no numbers';
  if (!has('time')) return 'the answer of the other data source has no times: it is a table or a single number';
  return 'the other data source answered with no rows';
}
