// Adjustments written into a query, a row each.
import { MOST_ADJUSTMENTS, type WhatIfAdjustment } from '@foresight/contracts';
import { RadioButtonGroup } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { type RowProps, RowsField, TextsRow } from '../rows/index.ts';
import { adjustmentTexts, readAdjustment } from './adjustment-words.ts';

interface Props {
  readonly value: readonly WhatIfAdjustment[];
  readonly onChange: (adjustments: WhatIfAdjustment[]) => void;
  /** Of the query: what a new row is about. */
  readonly metric: string;
}

const FIELDS = [
  { name: 'metric', placeholder: 'Metric', width: 22 },
  { name: 'value', placeholder: 'by, such as 20 or -5', width: 18 },
  { name: 'labels', placeholder: 'all series, or plan=team', width: 22 },
  { name: 'from', prefix: 'from', placeholder: 'now on', width: 20 },
  { name: 'to', prefix: 'to', placeholder: 'the end', width: 20 },
] as const;
const KINDS = [
  { value: 'percent', label: '%', description: 'Each step is higher by so many percent' },
  { value: 'add', label: '+', description: 'So much is added to each step' },
];
const ids = TEST_IDS.queryEditor;

export function AdjustmentsField({ value, onChange, metric }: Props) {
  return (
    <RowsField<WhatIfAdjustment>
      label="Adjustments"
      value={value}
      onChange={onChange}
      row={row => <AdjustmentRow {...row} metric={metric} />}
      add="Add adjustment"
      most={MOST_ADJUSTMENTS}
      needed
      testId={ids.addAdjustment}
    />
  );
}

function AdjustmentRow({
  value,
  at,
  onChange,
  onRemove,
  metric,
}: RowProps<WhatIfAdjustment> & { readonly metric: string }) {
  return (
    <TextsRow
      which={`adjustment ${at + 1}`}
      fields={FIELDS}
      texts={adjustmentTexts(value, metric)}
      read={readAdjustment}
      onChange={onChange}
      onRemove={onRemove}
      between={(texts, set) => (
        <RadioButtonGroup
          aria-label={`Kind of adjustment ${at + 1}`}
          options={KINDS}
          value={texts.kind}
          onChange={kind => set({ ...texts, kind })}
        />
      )}
      testId={name => ids.adjustment(at, name)}
    />
  );
}
