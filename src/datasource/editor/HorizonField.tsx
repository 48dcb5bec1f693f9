// How many steps ahead, and how long that is.
import type { DataFrame } from '@grafana/data';
import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { readHorizon, type Settings } from '../settings.ts';
import type { FieldProps } from './field-props.ts';
import { askedHorizon, horizonText } from './horizon-text.ts';
import { useTyped } from './use-typed.ts';

interface Props extends FieldProps {
  readonly settings: Settings;
  /** The newest answer of this query: its forecasts know their step. */
  readonly frames: readonly DataFrame[];
}

export function HorizonField({ query: { horizon }, change, settings: { defaultHorizon }, frames }: Props) {
  const id = useId();
  const { text, wrong, typed, commit } = useTyped(horizon === undefined ? '' : String(horizon), readHorizon, value =>
    change({ horizon: value }),
  );
  const asked = askedHorizon(horizon ?? defaultHorizon, frames);
  return (
    <Field
      label="Horizon"
      htmlFor={id}
      noMargin
      invalid={wrong !== undefined}
      error={wrong}
      validationMessageHorizontalOverflow
    >
      <Input
        id={id}
        width={26}
        inputMode="numeric"
        value={text}
        placeholder={defaultHorizon === undefined ? 'as trained' : String(defaultHorizon)}
        suffix={wrong ? 'steps' : horizonText(asked)}
        onChange={event => typed(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit();
        }}
        data-testid={TEST_IDS.queryEditor.horizon}
      />
    </Field>
  );
}
