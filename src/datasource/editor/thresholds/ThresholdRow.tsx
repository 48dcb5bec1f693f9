// One limit or goal: its side, its value, what it is, and a name.
import type { Threshold } from '@foresight/contracts';
import { Combobox, Field, IconButton, Input, Stack } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { draftOf, EMPTY, readThreshold, type ThresholdDraft } from './threshold-words.ts';

interface Props {
  /** Absent: a row that is not part of the query yet. */
  readonly threshold: Threshold | undefined;
  readonly others: readonly Threshold[];
  /** Counted from 0. */
  readonly at: number;
  /** When a text is left, or something is chosen, and the row can be read. */
  readonly onChange: (threshold: Threshold) => void;
  readonly onRemove: () => void;
}

const ids = TEST_IDS.queryEditor;
const DIRECTIONS = [{ value: 'above' as const }, { value: 'below' as const }];
const KINDS = [
  { value: 'limit' as const, description: 'Better not' },
  { value: 'goal' as const, description: 'The sooner the better' },
];

export function ThresholdRow({ threshold, others, at, onChange, onRemove }: Props) {
  const saved = threshold ? draftOf(threshold) : EMPTY;
  const [typed, setTyped] = useState(saved);
  const [left, setLeft] = useState(false);
  // A row that changed elsewhere wins over what was typed before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of what is saved stands for it
  useEffect(() => setTyped(saved), [JSON.stringify(saved)]);
  const read = readThreshold(typed, others);
  const which = `limit ${at + 1}`;
  const commit = (draft: ThresholdDraft) => {
    const next = readThreshold(draft, others);
    if ('threshold' in next && JSON.stringify(next.threshold) !== JSON.stringify(threshold)) onChange(next.threshold);
  };
  const choose = (members: Partial<ThresholdDraft>) => {
    setTyped({ ...typed, ...members });
    commit({ ...typed, ...members });
  };
  const text = (member: 'value' | 'name') => ({
    'aria-label': `${member} of ${which}`,
    value: typed[member],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [member]: value }),
    onBlur: () => {
      setLeft(true);
      commit(typed);
    },
    onKeyDown: ({ key }: { key: string }) => {
      if (key === 'Enter') commit(typed);
    },
    'data-testid': ids.thresholdText(at, member),
  });
  const wrong = left && 'wrong' in read ? read.wrong : undefined;
  return (
    <Field noMargin invalid={wrong !== undefined} error={wrong}>
      <Stack direction="row" gap={0.5} wrap="wrap" alignItems="center" data-testid={ids.threshold(at)}>
        <Combobox
          aria-label={`side of ${which}`}
          options={DIRECTIONS}
          value={typed.direction}
          onChange={({ value }) => choose({ direction: value })}
          width={12}
          data-testid={ids.thresholdSide(at)}
        />
        <Input {...text('value')} inputMode="decimal" placeholder="Value" width={16} />
        <Combobox
          aria-label={`kind of ${which}`}
          options={KINDS}
          value={typed.kind}
          onChange={({ value }) => choose({ kind: value })}
          width={12}
          data-testid={ids.thresholdKind(at)}
        />
        <Input {...text('name')} placeholder="Name (optional)" width={24} />
        <IconButton name="times" tooltip={`Remove ${which}`} onClick={onRemove} data-testid={ids.removeThreshold(at)} />
      </Stack>
    </Field>
  );
}
