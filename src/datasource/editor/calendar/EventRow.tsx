// One event: its name, its first and its last day.
import type { EventAnswer } from '@foresight/contracts';
import { Field, IconButton, Input, Stack } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { wrongIn } from './event-words.ts';

interface Props {
  readonly event: EventAnswer;
  /** Counted from 0. */
  readonly at: number;
  /** When a text is left. */
  readonly onChange: (event: EventAnswer) => void;
  readonly onRemove: () => void;
}

const ids = TEST_IDS.queryEditor;
const TEXTS = [
  { member: 'name', prefix: undefined, placeholder: 'Name, such as Sale', width: 26 },
  { member: 'from', prefix: 'from', placeholder: '2026-11-27', width: 26 },
  { member: 'to', prefix: 'to', placeholder: 'the same day', width: 26 },
] as const;

export function EventRow({ event, at, onChange, onRemove }: Props) {
  const [typed, setTyped] = useState(event);
  const [left, setLeft] = useState(false);
  // A row that changed elsewhere wins over what was typed before.
  useEffect(() => setTyped(event), [event]);
  const wrong = wrongIn(typed);
  const which = `event ${at + 1}`;
  const commit = () => {
    setLeft(true);
    if (JSON.stringify(typed) !== JSON.stringify(event)) onChange(typed);
  };
  return (
    <Field noMargin invalid={left && wrong !== undefined} error={left ? wrong : undefined}>
      <Stack direction="row" gap={0.5} wrap="wrap" alignItems="center" data-testid={ids.event(at)}>
        {TEXTS.map(({ member, prefix, placeholder, width }) => (
          <Input
            key={member}
            aria-label={`${member} of ${which}`}
            prefix={prefix}
            width={width}
            value={typed[member] ?? ''}
            placeholder={placeholder}
            onChange={({ currentTarget: { value } }) => setTyped(withText(typed, member, value))}
            onBlur={commit}
            onKeyDown={({ key }) => {
              if (key === 'Enter') commit();
            }}
            data-testid={ids.eventText(at, member)}
          />
        ))}
        <IconButton name="times" tooltip={`Remove ${which}`} onClick={onRemove} data-testid={ids.removeEvent(at)} />
      </Stack>
    </Field>
  );
}

function withText(event: EventAnswer, member: 'name' | 'from' | 'to', text: string): EventAnswer {
  if (member !== 'to') return { ...event, [member]: text };
  const { to: _old, ...rest } = event;
  return text.trim() === '' ? rest : { ...rest, to: text.trim() };
}
