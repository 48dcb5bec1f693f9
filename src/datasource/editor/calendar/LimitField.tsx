// What the values can never fall below, or rise above.
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastFieldProps } from '../field-props.ts';
import { TypedField } from '../TypedField.tsx';
import { readLimit, type Side, withLimit } from './limits.ts';

interface Props extends ForecastFieldProps {
  readonly side: Side;
}

const LABELS = { lower: 'Never below', upper: 'Never above' } as const;

export function LimitField({ query: { bounds = {} }, change, side }: Props) {
  return (
    <TypedField
      label={LABELS[side]}
      value={bounds[side]}
      read={text => readLimit(side, bounds, text)}
      onChange={value => change({ bounds: withLimit(bounds, side, value) })}
      inputMode="decimal"
      placeholder="no limit"
      width={16}
      testId={TEST_IDS.queryEditor.limit(side)}
    />
  );
}
