// A span of time that is typed, such as 30d: saved when the field is left, and said to be wrong below it.
import { spanMs } from '@foresight/contracts';
import { Field, Input } from '@grafana/ui';
import { useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder: string;
  readonly onChange: (value: string | undefined) => void;
  readonly testId: string;
}

export function SpanField({ label, value = '', placeholder, onChange, testId }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string }>();
  const text = draft?.of === value ? draft.text : value;
  const trimmed = text.trim();
  const wrong = trimmed === '' || trimmed.includes('$') || spanMs(trimmed) !== undefined ? undefined : trimmed;
  const commit = () => {
    if (wrong === undefined && trimmed !== value) onChange(trimmed || undefined);
  };
  return (
    <Field
      label={label}
      htmlFor={id}
      noMargin
      invalid={wrong !== undefined}
      error={wrong && `'${wrong}' is no span of time: 12h, 30d, 8w`}
      validationMessageHorizontalOverflow
    >
      <Input
        id={id}
        width={14}
        value={text}
        placeholder={placeholder}
        onChange={event => setDraft({ text: event.currentTarget.value, of: value })}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit();
        }}
        data-testid={testId}
      />
    </Field>
  );
}
