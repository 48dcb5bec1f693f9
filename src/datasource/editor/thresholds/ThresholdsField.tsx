// Limits and goals of a query, a row each. A row that cannot be read yet is not part of it.
import { MOST_THRESHOLDS, type Threshold } from '@foresight/contracts';
import { Button, Field, Label, Stack } from '@grafana/ui';
import { useId, useState } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { ThresholdRow } from './ThresholdRow.tsx';

interface Props {
  readonly label: string;
  readonly value: readonly Threshold[];
  readonly onChange: (thresholds: Threshold[]) => void;
  /** Whether a row is shown although none is saved. */
  readonly needed: boolean;
}

export function ThresholdsField({ label, value, onChange, needed }: Props) {
  const labelId = useId();
  const [wantsMore, setWantsMore] = useState(false);
  const isDrafting = wantsMore || (needed && value.length === 0);
  const rows: readonly (Threshold | undefined)[] = isDrafting ? [...value, undefined] : value;
  const set = (at: number, next: Threshold) => {
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
        {rows.map((threshold, at) => (
          <ThresholdRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and a draft keeps its place when it is stored
            key={at}
            at={at}
            threshold={threshold}
            others={value.filter((_, i) => i !== at)}
            onChange={next => set(at, next)}
            onRemove={() => remove(at)}
          />
        ))}
        <Button
          variant="secondary"
          icon="plus"
          size="sm"
          disabled={isDrafting || rows.length >= MOST_THRESHOLDS}
          onClick={() => setWantsMore(true)}
          data-testid={TEST_IDS.queryEditor.addThreshold}
        >
          Add limit or goal
        </Button>
      </Stack>
    </Field>
  );
}
