// Asks for what was said at a past moment: the newest stored forecast by then.
import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { type ForecastQuery, isNumber } from '../../query/index.ts';
import type { FieldProps } from '../field-props.ts';
import { useTyped } from '../use-typed.ts';
import { readAsOf } from './as-of.ts';

export function AsOfField({ query, change }: FieldProps<ForecastQuery>) {
  const id = useId();
  const { text, wrong, typed, commit } = useTyped(query.asOf ?? '', readAsOf, ms =>
    change({ asOf: ms === undefined ? undefined : isNumber(ms) ? new Date(ms).toISOString() : ms }),
  );
  return (
    <Field
      label="As of"
      description="What was said then, from the ledger"
      htmlFor={id}
      noMargin
      invalid={wrong !== undefined}
      error={wrong}
      validationMessageHorizontalOverflow
    >
      <Input
        id={id}
        value={text}
        placeholder="now"
        width={28}
        onChange={event => typed(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit();
        }}
        data-testid={TEST_IDS.queryEditor.asOf}
      />
    </Field>
  );
}
