// In which form the answer comes, and what belongs to that form.
import {
  CAPACITY_STATS,
  CAPACITY_VIEWS,
  type CapacityStat,
  type CapacityView,
  OF_CAPACITY,
} from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { CapacityQuery } from '../../query/capacity/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { FieldProps } from '../field-props.ts';
import { TypedField } from '../TypedField.tsx';
import { readTop } from './read-capacity.ts';

const VIEWS: Readonly<Record<CapacityView, string>> = {
  peaks: 'The peak of each day ahead, with its range',
  summary: 'Numbers of the present moment, a row for each series',
  days: 'The highest days as a table',
};
const STATS: Readonly<Record<CapacityStat, string>> = {
  peak: 'The highest value to come',
  peak_high: 'The upper end of its range',
  days_until_peak: 'Days until it is to be expected',
  peak_hour: 'The hour of its day, 0 to 23',
  utilisation: 'Peak ÷ capacity',
  headroom: 'Capacity less the upper end of the peak',
  probability: 'Chance of a value above the capacity, 0 to 1',
  days_until_full: 'Days until that is as likely as not; ∞ within the horizon never',
};

interface Props extends FieldProps<CapacityQuery> {
  readonly inRule: boolean;
}

export function ShowFields({ query: { show, stat, top, capacity }, change, inRule }: Props) {
  const shown = show ?? (inRule ? 'summary' : 'peaks');
  const stats = CAPACITY_STATS.filter(name => capacity !== undefined || !OF_CAPACITY.includes(name));
  return (
    <>
      <ChoiceField
        label="Show"
        value={show}
        options={CAPACITY_VIEWS.filter(value => !inRule || value !== 'days').map(value => ({
          value,
          description: VIEWS[value],
        }))}
        onChange={value => change({ show: value })}
        placeholder={inRule ? 'summary' : 'peaks'}
        width={20}
        testId={TEST_IDS.queryEditor.capacityShow}
      />
      {shown === 'summary' ? (
        <ChoiceField
          label="Number"
          value={stat}
          options={stats.map(value => ({ value, description: STATS[value] }))}
          onChange={value => change({ stat: value })}
          placeholder={inRule ? (capacity === undefined ? 'peak' : 'probability') : 'all'}
          wrong={stat && !stats.includes(stat) ? 'takes a capacity' : undefined}
          width={24}
          testId={TEST_IDS.queryEditor.capacityStat}
        />
      ) : null}
      {shown === 'days' ? (
        <TypedField
          label="Days"
          value={top}
          read={readTop}
          onChange={value => change({ top: value })}
          inputMode="numeric"
          placeholder="10"
          width={12}
          testId={TEST_IDS.queryEditor.capacityTop}
        />
      ) : null}
    </>
  );
}
