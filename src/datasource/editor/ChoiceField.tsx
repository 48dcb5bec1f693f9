// One of a list, or none: what a query leaves open is taken away again.
import { Combobox, type ComboboxOption, Field } from '@grafana/ui';
import { type ComponentProps, useId } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: ComponentProps<typeof Combobox<T>>['options'];
  readonly onChange: (value: T | undefined) => void;
  /** What holds where none is chosen. */
  readonly placeholder: string;
  /** Why the value cannot be used. */
  readonly wrong?: string | undefined;
  /** In units of the grid. */
  readonly width: number;
  readonly testId: string;
}

export function ChoiceField<T extends string>({ label, value, onChange, wrong, width, testId, ...rest }: Props<T>) {
  const id = useId();
  return (
    <Field label={label} htmlFor={id} noMargin invalid={wrong !== undefined} error={wrong}>
      <Combobox<T>
        {...rest}
        id={id}
        value={value ?? null}
        onChange={(chosen: ComboboxOption<T> | null) => onChange(chosen?.value)}
        isClearable
        width={width}
        data-testid={testId}
      />
    </Field>
  );
}
