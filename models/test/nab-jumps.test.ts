// Moving history over a lasting jump, on metrics of real machines that jumped.
import { describe, expect, it } from 'vitest';
import { type Fitted, getModel, type Series } from '../src/index.ts';
import { hasNabData, readNab } from './nab-data.ts';

/** Twelve hours. */
const HORIZON = 144;
const DAY = 288;
/** A day after the jump and later, in slots. */
const ORIGINS: readonly (readonly [string, readonly number[]])[] = [
  ['realAWSCloudwatch/ec2_cpu_utilization_ac20cd.csv', [3888]],
  ['realAWSCloudwatch/grok_asg_anomaly.csv', [4104, 4320]],
  ['realAWSCloudwatch/rds_cpu_utilization_cc0c53.csv', [3384, 3600]],
  ['realAWSCloudwatch/rds_cpu_utilization_e47b3b.csv', [2880, 3096]],
];
const why = hasNabData ? '' : ' (skipped: no public data in ../shared/data)';

describe.skipIf(!hasNabData)(`after a lasting jump${why}`, () => {
  it('auto errs a third less on average with history moved to the new level, and says when the jump was', () => {
    const files = new Map(readNab().map(file => [file.name, file.series]));
    const ratios = ORIGINS.flatMap(([name, origins]) => origins.map(origin => ratio(files.get(name)!, origin)));
    const mean = Math.exp(ratios.reduce((sum, r) => sum + Math.log(r) / ratios.length, 0));
    expect(mean).toBeLessThan(2 / 3);
    expect(Math.max(...ratios)).toBeLessThan(1.15);
  });
});

/** Error with jumps moved over by the error without. */
function ratio(series: Series, origin: number): number {
  const past = { ...series, values: series.values.slice(0, origin) };
  const ask = { seasons: [DAY], horizon: HORIZON };
  const moved = getModel('auto').fit(past, ask);
  expect(moved.adjustments[0]!.text).toMatch(/^level shift on 2014-\d\d-\d\d \d\d:\d\d UTC: /);
  const error = (fitted: Fitted) =>
    fitted.predict(HORIZON, []).point.reduce((sum, v, i) => sum + Math.abs(v - series.values[origin + i]!), 0);
  return error(moved) / error(getModel('auto').fit(past, { ...ask, levelShifts: false }));
}
