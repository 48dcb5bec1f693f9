// What the values can never fall below, or rise above.
import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { useTyped } from '../use-typed.ts';
import { readLimit, type Side, withLimit } from './limits.ts';

interface Props extends FieldProps {
  readonly side: Side;
}

const LABELS = { lower: 'Never below', upper: 'Never above' } as const;

export function LimitField({ query: { bounds = {} }, change, side }: Props) {
  const id = useId();
  const saved = bounds[side];
  const { text, wrong, typed, commit } = useTyped(
    saved === undefined ? '' : String(saved),
    typing => readLimit(side, bounds, typing),
    value => change({ bounds: withLimit(bounds, side, value) }),
  );
  return (
    <Field
      label={LABELS[side]}
      htmlFor={id}
      noMargin
      invalid={wrong !== undefined}
      error={wrong}
      validationMessageHorizontalOverflow
    >
      <Input
        id={id}
        width={16}
        inputMode="decimal"
        value={text}
        placeholder="no limit"
        onChange={event => typed(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit();
        }}
        data-testid={TEST_IDS.queryEditor.limit(side)}
      />
    </Field>
  );
}
