// A number that is typed: saved when the field is left or Enter is pressed, and what is wrong with it is said below.
import { Field, Input } from '@grafana/ui';
import { type ReactNode, useId } from 'react';
import type { Typed } from '../settings.ts';
import { useTyped } from './use-typed.ts';

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  /** What the text means. */
  readonly read: (text: string) => Typed;
  /** undefined: the text was taken away. */
  readonly onChange: (value: number | undefined) => void;
  readonly inputMode: 'numeric' | 'decimal';
  readonly placeholder: string;
  /** @param wrong whether what is typed cannot be used */
  readonly suffix?: (wrong: boolean) => ReactNode;
  /** In units of the grid. */
  readonly width: number;
  readonly testId: string;
}

export function TypedField({ label, value, read, onChange, suffix, testId, ...rest }: Props) {
  const id = useId();
  const { text, wrong, typed, commit } = useTyped(value === undefined ? '' : String(value), read, onChange);
  return (
    <Field
      label={label}
      htmlFor={id}
      noMargin
      invalid={wrong !== undefined}
      error={wrong}
      validationMessageHorizontalOverflow
    >
      <Input
        {...rest}
        id={id}
        value={text}
        suffix={suffix?.(wrong !== undefined)}
        onChange={event => typed(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit();
        }}
        data-testid={testId}
      />
    </Field>
  );
}
