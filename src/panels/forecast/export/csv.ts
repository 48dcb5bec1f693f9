// The series as a long table: a row a value, so that any number of series, levels and labels fits. By RFC 4180.
import type { AnomalyMark, ForecastSeries, Samples } from '../../../shared/frames/index.ts';

const OWN = ['time', 'series', 'role', 'level', 'value'];
/** Of what was unusual; there only where anything was. */
const OF_ANOMALIES = ['side', 'score', 'expected', 'why'];
const LINE_END = '\r\n';

/** Times are ISO 8601 in UTC, numbers have a dot, what is missing is empty. */
export function csvOf(series: readonly ForecastSeries[]): string {
  const labels = [...new Set(series.flatMap(one => Object.keys(one.labels)))].sort();
  const own = series.some(({ anomalies }) => anomalies?.length) ? [...OWN, ...OF_ANOMALIES] : OWN;
  // A label of the name of a column of ours is told from it.
  const head = [...own, ...labels.map(name => (own.includes(name) ? `label_${name}` : name))].map(text);
  const none = ','.repeat(own.length - OWN.length);
  const rows = series.flatMap(one => {
    const tail = labels.map(name => `,${text(one.labels[name] ?? '')}`).join('');
    const marks = (one.anomalies ?? []).map(mark => markRow(one.name, mark));
    return [...rowsOf(one).map(row => row + none), ...marks].map(row => row + tail);
  });
  return [head.join(','), ...rows, ''].join(LINE_END);
}

function rowsOf({ name, history, forecast }: ForecastSeries): string[] {
  const label = text(name);
  const column = ({ time, value }: Samples, role: string, level = '') =>
    time.map((at, i) => `${new Date(at).toISOString()},${label},${role},${level},${number(value[i])}`);
  if (!forecast) return column(history, 'actual');
  const { time, bands } = forecast;
  return [
    ...column(history, 'actual'),
    ...column(forecast, 'forecast'),
    ...bands.flatMap(({ level, lower, upper }) => [
      ...column({ time, value: lower }, 'lower', String(level)),
      ...column({ time, value: upper }, 'upper', String(level)),
    ]),
  ];
}

/** At the time when it was told of, with what was observed. */
const markRow = (name: string, { start, side, score, observed, expected, text: why }: AnomalyMark): string =>
  [
    ...[new Date(start).toISOString(), text(name), 'anomaly', '', number(observed)],
    ...[side, number(score), number(expected), text(why)],
  ].join(',');

const number = (value: number | null | undefined) =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : '';

/** What a spreadsheet would take for a formula. An apostrophe in front makes it text (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/;

function text(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
