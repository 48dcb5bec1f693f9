// Conditions on labels, all of which must hold. A row that is not complete yet is not part of the query.
import { type LabelMatcher, type LabelValuesAnswer, MOST_MATCHERS } from '@foresight/contracts';
import { Button, type ComboboxOption, Field, Stack } from '@grafana/ui';
import { useState } from 'react';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { SeriesFieldProps } from './field-props.ts';
import { type FilterDraft, LabelFilterRow } from './LabelFilterRow.tsx';

interface Props extends SeriesFieldProps {
  readonly labels: readonly LabelValuesAnswer[];
  readonly variables: readonly ComboboxOption[];
}

export function LabelFilters({ query: { labels: stored = [] }, change, labels, variables }: Props) {
  const [draft, setDraft] = useState<FilterDraft>();
  const save = (matchers: readonly LabelMatcher[]) =>
    change({ labels: matchers.length > 0 ? [...matchers] : undefined });
  const rows: readonly FilterDraft[] = draft ? [...stored, draft] : stored;
  const set = (at: number, row: FilterDraft) => {
    const { name, op, value } = row;
    // A stored row is always complete; the draft joins them as soon as it is.
    if (name === undefined || value === undefined) return setDraft(row);
    if (at === stored.length) setDraft(undefined);
    save([...stored.slice(0, at), { name, op, value }, ...stored.slice(at + 1)]);
  };
  const remove = (at: number) => {
    if (at === stored.length) setDraft(undefined);
    else save(stored.filter((_, i) => i !== at));
  };
  return (
    <Field label="Label filters" noMargin>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        {rows.map((row, at) => (
          <LabelFilterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and a draft keeps its place when it is stored
            key={at}
            at={at}
            row={row}
            labels={labels}
            variables={variables}
            onChange={next => set(at, next)}
            onRemove={() => remove(at)}
          />
        ))}
        <Button
          variant="secondary"
          icon="plus"
          aria-label="Add label filter"
          tooltip={rows.length < MOST_MATCHERS ? 'Add label filter' : `${MOST_MATCHERS} filters are the most`}
          disabled={draft !== undefined || rows.length >= MOST_MATCHERS}
          onClick={() => setDraft({ op: '=' })}
          data-testid={TEST_IDS.queryEditor.addFilter}
        />
      </Stack>
    </Field>
  );
}
