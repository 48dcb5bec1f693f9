// How long what was found goes on: until the values are usual again.
import { alertFrom, type Finding, scoreOf } from '@foresight/models/anomaly';

const UNUSUAL = scoreOf(alertFrom('sensitive'));

/** Last slot of the event: no gap between it and the finding in which nothing is unusual. */
export function eventEnd(
  { index, rule }: Pick<Finding, 'index' | 'rule'>,
  values: Float64Array,
  score: Float64Array,
  direction: Int8Array,
): number {
  const goesOn = (i: number) => {
    if (rule === 'gap') return !Number.isFinite(values[i]!);
    if (rule === 'stuck') return values[i] === values[i - 1];
    return score[i]! >= UNUSUAL || direction[i] !== 0;
  };
  let end = index;
  while (end + 1 < values.length && goesOn(end + 1)) end++;
  return end;
}
