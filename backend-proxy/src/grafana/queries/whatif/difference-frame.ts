// Scenario minus base over the horizon, a row a series, stamped now.
import type { WhatIfFrameCustom, WhatIfStat } from '@foresight/contracts';
import { type FrameSpec, type Notice, type NumericRow, numericLong } from '../../frames/index.ts';
import type { Chosen } from '../series/index.ts';

export interface Told {
  readonly series: Chosen;
  readonly custom: WhatIfFrameCustom;
}

const ALL = ['difference', 'lower', 'upper', 'percent'] as const;

export function differenceFrame(
  told: readonly Told[],
  options: {
    readonly name: string;
    readonly now: number;
    /** Only this number; absent: all. */
    readonly stat?: WhatIfStat | undefined;
    readonly notices: readonly Notice[];
  },
): FrameSpec {
  const { name, now, stat, notices } = options;
  const columns = stat ? [stat] : ALL;
  const units = new Set(told.map(({ series }) => series.unit));
  const unit = units.size === 1 ? [...units][0] : null;
  return numericLong({
    name,
    now,
    columns: columns.map(column => ({ name: column, ...unitOf(column, unit) })),
    rows: told.flatMap(one => rowOf(one, columns)),
    notices,
    custom: { foresight: 1, series: told.map(({ custom }) => custom) },
  });
}

function unitOf(column: (typeof ALL)[number], unit: string | null | undefined) {
  if (column === 'percent') return { config: { unit: 'percent' } };
  return unit ? { config: { unit } } : {};
}

/** Left out where a number asked for is not known. */
function rowOf({ series, custom: { metric, difference } }: Told, columns: readonly string[]): NumericRow[] {
  if (!difference) return [];
  const { total, lower, upper, percent } = difference;
  const numbers = { difference: total, lower, upper, ...(percent === null ? {} : { percent }) };
  if (columns.includes('percent') && columns.length === 1 && percent === null) return [];
  return [{ labels: { metric, ...series.labels }, values: { percent: Number.NaN, ...numbers } }];
}
