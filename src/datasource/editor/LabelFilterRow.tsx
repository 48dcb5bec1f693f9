// One condition on a label: its name, how it is compared, and with what.
import { type LabelMatcher, type LabelValuesAnswer, MATCHER_OPS } from '@foresight/contracts';
import { Box, Combobox, type ComboboxOption, IconButton, Stack } from '@grafana/ui';
import { useCallback, useId, useMemo } from 'react';
import { HiddenLabel } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { SearchCombobox } from './SearchCombobox.tsx';
import { suggest } from './suggest.ts';
import { withVariables } from './template-variables.ts';
import { shownValue, valueOptions } from './value-options.ts';

/** Without a value it is not complete: the empty text is one. */
export type FilterDraft = Pick<LabelMatcher, 'op'> & Partial<LabelMatcher>;

interface Props {
  readonly row: FilterDraft;
  /** Counted from 0. */
  readonly at: number;
  readonly labels: readonly LabelValuesAnswer[];
  readonly variables: readonly ComboboxOption[];
  readonly onChange: (row: FilterDraft) => void;
  readonly onRemove: () => void;
}

const OPS = MATCHER_OPS.map(value => ({ value }));
const ids = TEST_IDS.queryEditor;

export function LabelFilterRow({ row, at, labels, variables, onChange, onRemove }: Props) {
  const id = useId();
  const of = labels.find(({ name }) => name === row.name);
  const names = useCallback(
    async (text: string) =>
      suggest(
        labels.map(({ name }) => ({ value: name })),
        text,
      ),
    [labels],
  );
  const choices = useMemo(() => withVariables(valueOptions(of), variables, 'Values'), [of, variables]);
  const values = useCallback(async (text: string) => suggest(choices, text), [choices]);
  // An expression is written more often than chosen: there the text comes first.
  const isExpression = row.op === '=~' || row.op === '!~';
  const which = `filter ${at + 1}`;
  return (
    <Stack direction="row" gap={0} alignItems="center" data-testid={ids.filter(at)}>
      <HiddenLabel htmlFor={`${id}name`}>Label of {which}</HiddenLabel>
      <SearchCombobox
        id={`${id}name`}
        search={names}
        value={row.name ?? null}
        onChange={name => onChange({ ...row, name })}
        placeholder="Label"
        width={18}
        testId={ids.filterName(at)}
      />
      <HiddenLabel htmlFor={`${id}op`}>Comparison of {which}</HiddenLabel>
      <Combobox
        id={`${id}op`}
        options={OPS}
        value={row.op}
        onChange={({ value }) => onChange({ ...row, op: value })}
        width={8}
        data-testid={ids.filterOp(at)}
      />
      <HiddenLabel htmlFor={`${id}value`}>Value of {which}</HiddenLabel>
      {isExpression ? (
        <Combobox
          id={`${id}value`}
          options={choices}
          value={shownValue(row.value)}
          onChange={({ value }) => onChange({ ...row, value })}
          placeholder="Expression"
          createCustomValue
          width={24}
          data-testid={ids.filterValue(at)}
        />
      ) : (
        <SearchCombobox
          id={`${id}value`}
          search={values}
          value={shownValue(row.value)}
          onChange={value => onChange({ ...row, value })}
          placeholder="Value"
          width={24}
          testId={ids.filterValue(at)}
        />
      )}
      <Box marginLeft={0.5} display="flex" alignItems="center">
        <IconButton name="times" tooltip={`Remove ${which}`} onClick={onRemove} data-testid={ids.removeFilter(at)} />
      </Box>
    </Stack>
  );
}
