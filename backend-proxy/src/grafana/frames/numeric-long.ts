// Numbers of the present moment, a row each, in the form that Grafana's alert rules take: dataplane numeric-long. The
// texts of a row are its labels, so a rule tells its instances apart by them.
import type { FieldConfig, FieldSpec, FrameSpec, Notice } from './frame-spec.ts';

export interface NumericColumn {
  readonly name: string;
  readonly config?: FieldConfig;
}

export interface NumericRow {
  readonly labels: Readonly<Record<string, string>>;
  /** By name of the column. Absent: not known, an empty cell, which is "no data" for that instance of a rule. */
  readonly values: Readonly<Record<string, number | undefined>>;
}

interface Options {
  readonly name: string;
  /** Epoch milliseconds of all rows. */
  readonly now: number;
  readonly columns: readonly NumericColumn[];
  readonly rows: readonly NumericRow[];
  readonly notices?: readonly Notice[];
  readonly custom?: object;
}

/**
 * No rows become a frame without fields, "no data" to a rule, with the notices as the reason. A label named like one of
 * the columns is moved to `exported_…`, as Prometheus does. Rules take one column: two numbers with the labels of one row
 * are refused as duplicates.
 */
export function numericLong({ name, now, columns, rows, notices = [], custom }: Options): FrameSpec {
  const meta = {
    type: 'numeric-long' as const,
    ...(notices.length > 0 ? { notices } : {}),
    ...(custom ? { custom } : {}),
  };
  if (rows.length === 0) return { name, meta, fields: [] };
  const taken = new Set(['time', ...columns.map(column => column.name)]);
  const labels = [...new Set(rows.flatMap(row => Object.keys(row.labels)))].sort();
  const fields: FieldSpec[] = [
    { name: 'time', type: 'time', values: new Float64Array(rows.length).fill(now) },
    ...labels.map(label => ({
      name: taken.has(label) ? `exported_${label}` : label,
      type: 'string' as const,
      values: rows.map(row => row.labels[label] ?? ''),
    })),
    ...columns.map(({ name: column, config }) => ({
      name: column,
      type: 'number' as const,
      values: Float64Array.from(rows, row => row.values[column] ?? Number.NaN),
      ...(rows.some(row => row.values[column] === undefined) ? { nullable: true } : {}),
      ...(config ? { config } : {}),
    })),
  ];
  return { name, meta, fields };
}
