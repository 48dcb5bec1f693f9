// Which parts of an answer are wanted. All of them is what an absent list means.
import { Field, Label } from '@grafana/ui';
import { useId } from 'react';
import { MultiChoice } from './MultiChoice.tsx';

interface Props<Part extends string> {
  readonly label: string;
  /** Every part there is, in the order they are saved. */
  readonly parts: readonly Part[];
  readonly names: Readonly<Record<Part, string>>;
  readonly value: readonly Part[] | undefined;
  readonly onChange: (parts: Part[] | undefined) => void;
  readonly testId: string;
}

export function PartsField<Part extends string>({ label, parts, names, value = [], onChange, testId }: Props<Part>) {
  const labelId = useId();
  const choose = (chosen: readonly string[]) => {
    const inOrder = parts.filter(part => chosen.includes(part));
    onChange(inOrder.length === 0 || inOrder.length === parts.length ? undefined : inOrder);
  };
  return (
    <Field label={<Label id={labelId}>{label}</Label>} noMargin>
      <MultiChoice
        labelledBy={labelId}
        options={parts.map(part => ({ value: part, label: names[part] }))}
        value={[...value]}
        onChange={choose}
        placeholder="everything"
        width={28}
        testId={testId}
      />
    </Field>
  );
}
