// What was found, a row each: as a table, or as Grafana takes annotations.
import type { FieldSpec, FrameSpec } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';
import { findingsIn, learningReason, noticesOf, severityOf, type Told } from './tell.ts';

export function findingsFrame(told: readonly Told[], name: string, range: QueryContext['range']): FrameSpec {
  const rows = rowsOf(told, range);
  return frame(told, name, [
    times('start', rows, row => row.time),
    times('end', rows, row => row.end),
    texts('series', rows, row => row.title),
    texts('severity', rows, row => severityOf(row.score)),
    texts('direction', rows, row => row.direction),
    numbers('score', rows, row => row.score),
    numbers('observed', rows, row => row.value),
    numbers('expected', rows, row => row.expected),
    texts('rule', rows, row => row.rule),
    texts('text', rows, row => row.why),
  ]);
}

/** Columns as Grafana's reader of annotations names them; tags are one text with commas. */
export function annotationsFrame(told: readonly Told[], name: string, range: QueryContext['range']): FrameSpec {
  const rows = rowsOf(told, range);
  return frame(told, name, [
    times('time', rows, row => row.time),
    times('timeEnd', rows, row => row.end),
    texts('title', rows, row => row.title),
    texts('text', rows, row => `${row.title}: ${row.why}`),
    texts('tags', rows, row => ['anomaly', severityOf(row.score), row.direction].join(',')),
  ]);
}

type Row = ReturnType<typeof rowsOf>[number];

/** By time. */
const rowsOf = (told: readonly Told[], range: QueryContext['range']) =>
  told
    .flatMap(one => findingsIn(one.answer, range).map(finding => ({ ...finding, title: one.title })))
    .sort((a, b) => a.time - b.time);

function frame(told: readonly Told[], name: string, fields: readonly FieldSpec[]): FrameSpec {
  const notices = noticesOf(told, learningReason);
  return { name, meta: { type: 'table', ...(notices.length > 0 ? { notices } : {}) }, fields };
}

const texts = (name: string, rows: readonly Row[], of: (row: Row) => string): FieldSpec => ({
  name,
  type: 'string',
  values: rows.map(of),
});
const times = (name: string, rows: readonly Row[], of: (row: Row) => number): FieldSpec => ({
  name,
  type: 'time',
  values: Float64Array.from(rows, of),
});
const numbers = (name: string, rows: readonly Row[], of: (row: Row) => number): FieldSpec => ({
  name,
  type: 'number',
  nullable: true,
  values: Float64Array.from(rows, of),
});
