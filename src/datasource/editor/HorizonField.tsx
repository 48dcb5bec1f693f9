// How many steps ahead, and how long that is.
import type { DataFrame } from '@grafana/data';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { readHorizon, type Settings } from '../settings.ts';
import type { ForecastFieldProps } from './field-props.ts';
import { askedHorizon, horizonText } from './horizon-text.ts';
import { TypedField } from './TypedField.tsx';

interface Props extends ForecastFieldProps {
  readonly settings: Settings;
  /** The newest answer of this query: its forecasts know their step. */
  readonly frames: readonly DataFrame[];
}

export function HorizonField({ query: { horizon }, change, settings: { defaultHorizon }, frames }: Props) {
  const asked = askedHorizon(horizon ?? defaultHorizon, frames);
  return (
    <TypedField
      label="Horizon"
      value={horizon}
      read={readHorizon}
      onChange={value => change({ horizon: value })}
      inputMode="numeric"
      placeholder={defaultHorizon === undefined ? 'as trained' : String(defaultHorizon)}
      suffix={wrong => (wrong ? 'steps' : horizonText(asked))}
      width={26}
      testId={TEST_IDS.queryEditor.horizon}
    />
  );
}
