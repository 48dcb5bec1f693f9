// The values of a label as choices.
import type { LabelValuesAnswer } from '@foresight/contracts';
import type { ComboboxOption } from '@grafana/ui';

/** A series without the label counts as the empty text, as in Prometheus. */
const NOT_SET: ComboboxOption = { value: '', label: '(no such label)' };

/** Where there are more values than the service tells, the heading says how many. */
export function valueOptions(label: LabelValuesAnswer | undefined): ComboboxOption[] {
  if (!label) return [NOT_SET];
  const { values, count } = label;
  const group = count > values.length ? { group: `First ${values.length} of ${count} values; type others` } : {};
  return [...values.map(value => ({ value, ...group })), { ...NOT_SET, ...group }];
}

/** A saved value as the field takes it. Never a new object: the field would take each for another choice, without end. */
export function shownValue(value: string | undefined): ComboboxOption | string | null {
  if (value === undefined) return null;
  return value === '' ? NOT_SET : value;
}
