// One row of a list: its members as texts, read together when one is left.
import { Field, IconButton, Input, Stack } from '@grafana/ui';
import { type ReactNode, useEffect, useState } from 'react';

export type Texts<Name extends string> = Readonly<Record<Name, string>>;
/** What the texts mean, or what is wrong with them. */
export type Read<T> = { readonly value: T } | { readonly wrong: string };

interface TextField<Name extends string> {
  readonly name: Name;
  readonly prefix?: string;
  readonly placeholder: string;
  /** In units of the grid. */
  readonly width: number;
}

interface Props<T, Name extends string> {
  /** What a row is called, counted from 1: "goal 1". */
  readonly which: string;
  readonly fields: readonly TextField<Name>[];
  /** As saved. */
  readonly texts: Texts<Name>;
  readonly read: (texts: Texts<Name>) => Read<T>;
  readonly onChange: (value: T) => void;
  readonly onRemove: () => void;
  /** Put between the first and the second field; is given the texts, and saves a changed one at once. */
  readonly between?: (texts: Texts<Name>, set: (texts: Texts<Name>) => void) => ReactNode;
  readonly testId: (name: Name | 'remove') => string;
}

export function TextsRow<T, Name extends string>(props: Props<T, Name>) {
  const { which, fields, texts, read, onChange, onRemove, between, testId } = props;
  const saved = JSON.stringify(texts);
  const [typed, setTyped] = useState(texts);
  const [left, setLeft] = useState(false);
  // A row that changed elsewhere wins over what was typed before.
  useEffect(() => setTyped(JSON.parse(saved) as Texts<Name>), [saved]);
  const said = read(typed);
  const commit = (next: Texts<Name>) => {
    const now = read(next);
    if ('value' in now && JSON.stringify(next) !== saved) onChange(now.value);
  };
  const isEmpty = Object.values(typed).every(text => text === '');
  const wrong = left && !isEmpty && 'wrong' in said ? said.wrong : undefined;
  return (
    <Field noMargin invalid={wrong !== undefined} error={wrong}>
      <Stack direction="row" gap={0.5} wrap="wrap" alignItems="center">
        {fields.map(({ name, prefix, placeholder, width }, i) => (
          <Stack key={name} direction="row" gap={0.5} alignItems="center">
            <Input
              aria-label={`${name} of ${which}`}
              prefix={prefix}
              width={width}
              value={typed[name]}
              placeholder={placeholder}
              onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [name]: value })}
              onBlur={() => {
                setLeft(true);
                commit(typed);
              }}
              onKeyDown={({ key }) => {
                if (key === 'Enter') commit(typed);
              }}
              data-testid={testId(name)}
            />
            {i === 0 &&
              between?.(typed, next => {
                setTyped(next);
                commit(next);
              })}
          </Stack>
        ))}
        <IconButton name="times" tooltip={`Remove ${which}`} onClick={onRemove} data-testid={testId('remove')} />
      </Stack>
    </Field>
  );
}
