// A setting that is a number or nothing: said to be wrong while it is typed, saved as soon as it is right.
import { Field, Input } from '@grafana/ui';
import { useId, useState } from 'react';
import type { Typed } from '../settings.ts';

interface Props {
  readonly label: string;
  readonly description: string;
  readonly suffix: string;
  readonly placeholder: string;
  /** The text of what is saved. */
  readonly saved: string;
  readonly read: (text: string) => Typed;
  readonly save: (value: number | undefined) => void;
  readonly disabled: boolean;
  readonly testId: string;
}

export function NumberField({ label, description, suffix, placeholder, saved, read, save, disabled, testId }: Props) {
  const id = useId();
  const [text, setText] = useState(saved);
  const { wrong } = read(text);
  const type = (next: string) => {
    setText(next);
    const typed = read(next);
    if (typed.wrong === undefined) save(typed.value);
  };
  return (
    <Field
      label={label}
      description={description}
      htmlFor={id}
      disabled={disabled}
      invalid={wrong !== undefined}
      error={wrong && `${wrong}. Not saved: it stays ${saved === '' ? 'empty' : `${saved} ${suffix}`}`}
    >
      <Input
        id={id}
        width={24}
        inputMode="decimal"
        value={text}
        placeholder={placeholder}
        suffix={suffix}
        onChange={event => type(event.currentTarget.value)}
        data-testid={testId}
      />
    </Field>
  );
}
