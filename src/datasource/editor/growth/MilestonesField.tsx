// Values on the way of a growth query.
import { MOST_THRESHOLDS } from '@foresight/contracts';
import { Field, Label } from '@grafana/ui';
import { useId, useState } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { GrowthQuery } from '../../query/growth/index.ts';
import { isNumber } from '../../query/index.ts';
import type { FieldProps } from '../field-props.ts';
import { MultiChoice } from '../MultiChoice.tsx';
import { readNumber } from '../rows/index.ts';

/** Variables come last: what they hold is not known yet. */
const byNumber = (a: number, b: number) => Number(!isNumber(a)) - Number(!isNumber(b)) || (isNumber(a) ? a - b : 0);

export function MilestonesField({ query: { milestones = [] }, change }: FieldProps<GrowthQuery>) {
  const labelId = useId();
  const [wrong, setWrong] = useState<string>();
  const choose = (texts: readonly string[]) => {
    const read = texts.map(text => readNumber(text, 'a value'));
    const problem = read.find(one => 'wrong' in one);
    const tooMany = texts.length > MOST_THRESHOLDS ? `${MOST_THRESHOLDS} milestones are the most` : undefined;
    setWrong(problem && 'wrong' in problem ? problem.wrong : tooMany);
    if (problem || tooMany) return;
    const values = [...new Set(read.flatMap(one => ('value' in one ? one.value : [])))].sort(byNumber);
    change({ milestones: values.length > 0 ? values : undefined });
  };
  return (
    <Field label={<Label id={labelId}>Milestones</Label>} noMargin invalid={wrong !== undefined} error={wrong}>
      <MultiChoice
        labelledBy={labelId}
        options={[]}
        value={milestones.map(value => ({ value: String(value), label: String(value) }))}
        onChange={choose}
        placeholder="the next round numbers"
        createCustomValue
        width={40}
        testId={TEST_IDS.queryEditor.growthMilestones}
      />
    </Field>
  );
}
