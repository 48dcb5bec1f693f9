// A blank of a sentence: a number that is taken when the field is left or Enter is pressed, or one of a few words.
import { Combobox, Input } from '@grafana/ui';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { HiddenLabel } from '../components/index.ts';

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Whether the number can stand here. */
  readonly fits: (value: number) => boolean;
  readonly unit?: string;
}

export function NumberBlank({ label, value, onChange, fits, unit }: NumberProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const typed = text.trim() === '' ? Number.NaN : Number(text);
  const wrong = !Number.isFinite(typed) || !fits(typed);
  const commit = () => {
    if (!wrong && typed !== value) onChange(typed);
  };
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong}
      invalid={wrong}
      inputMode="decimal"
      width={Math.max(8, Math.ceil((text.length + (unit?.length ?? 0)) * 1.2) + 4)}
      suffix={unit}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onChange: (value: T) => void;
}

export function ChoiceBlank<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  const longest = Math.max(...options.map(([, text]) => text.length));
  return (
    <div>
      <HiddenLabel htmlFor={id}>{label}</HiddenLabel>
      <Combobox<T>
        id={id}
        value={value}
        options={options.map(([one, text]) => ({ value: one, label: text }))}
        onChange={chosen => onChange(chosen.value)}
        width={longest + 6}
      />
    </div>
  );
}
