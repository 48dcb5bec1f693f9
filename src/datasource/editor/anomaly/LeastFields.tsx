// What an anomaly needs at least: a distance from the expected value, or several values outside the band.
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { AnomalyQuery } from '../../query/anomaly/index.ts';
import { isNumber } from '../../query/index.ts';
import type { FieldProps } from '../field-props.ts';
import { TypedField } from '../TypedField.tsx';
import { readDeviation, readPercent, readPoints } from './read-anomaly.ts';

/** What "x of n" becomes when only one of them was typed. */
const OF = 5;
const atLeast = (x: number) => (isNumber(x) ? Math.max(x, OF) : OF);
/** Not while it is a variable. */
const known = (value: number | undefined) => (isNumber(value) ? value : undefined);
const { anomalyLeast, anomalyLeastPercent, anomalyOutside, anomalyOf } = TEST_IDS.queryEditor;

export function LeastFields({
  query: { minDeviation, minDeviationPercent, outside },
  change,
}: FieldProps<AnomalyQuery>) {
  return (
    <>
      <TypedField
        label="At least off by"
        value={minDeviation}
        read={readDeviation}
        onChange={value => change({ minDeviation: value })}
        inputMode="decimal"
        placeholder="anything"
        width={16}
        testId={anomalyLeast}
      />
      <TypedField
        label="At least off by %"
        value={minDeviationPercent}
        read={readPercent}
        onChange={value => change({ minDeviationPercent: value })}
        inputMode="decimal"
        placeholder="anything"
        width={16}
        testId={anomalyLeastPercent}
      />
      <TypedField
        label="Values outside the band"
        value={outside?.x}
        read={text => readPoints(text, known(outside?.n))}
        onChange={x => change({ outside: x === undefined ? undefined : { x, n: outside?.n ?? atLeast(x) } })}
        inputMode="numeric"
        placeholder="any"
        width={20}
        testId={anomalyOutside}
      />
      {outside ? (
        <TypedField
          label="of the last"
          value={outside.n}
          read={text => readPoints(text, undefined, known(outside.x))}
          onChange={n => change({ outside: { x: outside.x, n: n ?? atLeast(outside.x) } })}
          inputMode="numeric"
          placeholder={String(atLeast(outside.x))}
          width={12}
          testId={anomalyOf}
        />
      ) : null}
    </>
  );
}
