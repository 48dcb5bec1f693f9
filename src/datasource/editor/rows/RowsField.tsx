// A list of which each row is typed as texts. A row that cannot be read yet is not part of the list.
import { Button, Field, Label, Stack } from '@grafana/ui';
import { Fragment, type ReactNode, useId, useState } from 'react';

export interface RowProps<T> {
  /** undefined: not complete yet. */
  readonly value: T | undefined;
  /** Counted from 0. */
  readonly at: number;
  readonly onChange: (value: T) => void;
  readonly onRemove: () => void;
}

interface Props<T> {
  readonly label: string;
  readonly value: readonly T[];
  readonly onChange: (values: T[]) => void;
  /** Draws a row; with hooks of its own it must be a component in what is returned. */
  readonly row: (props: RowProps<T>) => ReactNode;
  /** On the button. */
  readonly add: string;
  readonly most: number;
  /** Whether a row is shown although none is saved. */
  readonly needed: boolean;
  /** Of the button. */
  readonly testId: string;
}

export function RowsField<T>({ label, value, onChange, row, add, most, needed, testId }: Props<T>) {
  const labelId = useId();
  const [wantsMore, setWantsMore] = useState(false);
  const isDrafting = wantsMore || (needed && value.length === 0);
  const rows: readonly (T | undefined)[] = isDrafting ? [...value, undefined] : value;
  const set = (at: number, next: T) => {
    if (at === value.length) setWantsMore(false);
    onChange([...value.slice(0, at), next, ...value.slice(at + 1)]);
  };
  const remove = (at: number) => {
    if (at === value.length) return setWantsMore(false);
    onChange(value.filter((_, i) => i !== at));
  };
  return (
    <Field label={<Label id={labelId}>{label}</Label>} noMargin>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {rows.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and a draft keeps its place when it is stored
          <Fragment key={at}>
            {row({ value: one, at, onChange: next => set(at, next), onRemove: () => remove(at) })}
          </Fragment>
        ))}
        <Button
          variant="secondary"
          icon="plus"
          size="sm"
          disabled={isDrafting || rows.length >= most}
          onClick={() => setWantsMore(true)}
          data-testid={testId}
        >
          {add}
        </Button>
      </Stack>
    </Field>
  );
}
