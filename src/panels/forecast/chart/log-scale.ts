// The scale that the user chose for the field, as Grafana's time series panel keeps it. On a logarithmic one there is no
// place for zero and below.

import type { Field } from '@grafana/data';
import { ScaleDistribution, type ScaleDistributionConfig } from '@grafana/schema';
import type { Samples } from '../../../shared/frames/index.ts';

export type LogBase = 2 | 10;

/** undefined: linear. */
export function logBaseOf({ config }: Pick<Field, 'config'> = { config: {} }): LogBase | undefined {
  const scale = config.custom?.scaleDistribution as ScaleDistributionConfig | undefined;
  if (scale?.type !== ScaleDistribution.Log) return undefined;
  return scale.log === 2 ? 2 : 10;
}

/** The samples with nothing where the logarithm knows no place. */
export const positive = <T extends Samples>(samples: T): T => ({
  ...samples,
  value: samples.value.map(value => (value !== null && value > 0 ? value : null)),
});

export const countNotPositive = (lists: readonly Samples[]): number =>
  lists.reduce((sum, { value }) => sum + value.filter(one => one !== null && one <= 0).length, 0);
