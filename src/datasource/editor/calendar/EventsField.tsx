// Dates of the query's own: campaigns, outages, days that are special. A row that is not complete yet is not part of it.
import { type EventAnswer, MOST_EVENTS } from '@foresight/contracts';
import { Button, Field, Label, Stack } from '@grafana/ui';
import { useId, useState } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastFieldProps } from '../field-props.ts';
import { EventRow } from './EventRow.tsx';
import { wrongIn } from './event-words.ts';

const EMPTY: EventAnswer = { name: '', from: '' };

export function EventsField({ query: { events: stored = [] }, change }: ForecastFieldProps) {
  const labelId = useId();
  const [draft, setDraft] = useState<EventAnswer>();
  const rows = draft ? [...stored, draft] : stored;
  const set = (at: number, event: EventAnswer) => {
    const isNew = at === stored.length;
    if (wrongIn(event) !== undefined) {
      if (isNew) setDraft(event);
      return;
    }
    if (isNew) setDraft(undefined);
    change({ events: [...stored.slice(0, at), event, ...stored.slice(at + 1)] });
  };
  const remove = (at: number) => {
    if (at === stored.length) return setDraft(undefined);
    const left = stored.filter((_, i) => i !== at);
    change({ events: left.length > 0 ? left : undefined });
  };
  const full = rows.length >= MOST_EVENTS;
  return (
    <Field label={<Label id={labelId}>Events of its own</Label>} noMargin>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {rows.map((event, at) => (
          <EventRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and a draft keeps its place when it is stored
            key={at}
            at={at}
            event={event}
            onChange={next => set(at, next)}
            onRemove={() => remove(at)}
          />
        ))}
        <Button
          variant="secondary"
          icon="plus"
          size="sm"
          disabled={draft !== undefined || full}
          onClick={() => setDraft(EMPTY)}
          data-testid={TEST_IDS.queryEditor.addEvent}
        >
          Add event
        </Button>
      </Stack>
    </Field>
  );
}
