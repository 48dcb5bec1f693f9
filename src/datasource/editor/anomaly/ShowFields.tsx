// How easily something is an anomaly, which way, and in which form the answer comes.
import {
  ANOMALY_DIRECTIONS,
  ANOMALY_SEVERITIES,
  ANOMALY_VIEWS,
  type AnomalyDirection,
  type AnomalySeverity,
  type AnomalyView,
} from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { AnomalyQuery } from '../../query/anomaly/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { FieldProps } from '../field-props.ts';
import { RolesField } from './RolesField.tsx';

const VIEWS: Readonly<Record<AnomalyView, string>> = {
  series: 'Values, what was expected of them, and the score over time',
  findings: 'What was found as a table',
  annotations: 'What was found as marks for graphs',
};
const SEVERITIES: Readonly<Record<AnomalySeverity, string>> = {
  sensitive: 'Finds more, and errs more',
  normal: 'From a score of 75',
  serious: 'From a score of 84',
};
const DIRECTIONS: Readonly<Record<AnomalyDirection, string>> = {
  both: 'Above and below the band, and patterns within it',
  up: 'Above the band only',
  down: 'Below the band only',
};
const options = <T extends string>(names: readonly T[], told: Readonly<Record<T, string>>) =>
  names.map(value => ({ value, description: told[value] }));

interface Props extends FieldProps<AnomalyQuery> {
  readonly inRule: boolean;
}

export function ShowFields({ query, change, inRule }: Props) {
  const { sensitivity, direction, show = 'series' } = query;
  return (
    <>
      <ChoiceField
        label="Sensitivity"
        value={sensitivity}
        options={options(ANOMALY_SEVERITIES, SEVERITIES)}
        onChange={value => change({ sensitivity: value })}
        placeholder="normal"
        width={18}
        testId={TEST_IDS.queryEditor.anomalySensitivity}
      />
      <ChoiceField
        label="Direction"
        value={direction}
        options={options(ANOMALY_DIRECTIONS, DIRECTIONS)}
        onChange={value => change({ direction: value })}
        placeholder="both"
        width={14}
        testId={TEST_IDS.queryEditor.anomalyDirection}
      />
      {inRule && show === 'series' ? null : (
        <ChoiceField
          label="Show"
          value={query.show}
          options={options(ANOMALY_VIEWS, VIEWS)}
          onChange={value => change({ show: value })}
          placeholder="series"
          width={18}
          testId={TEST_IDS.queryEditor.anomalyShow}
        />
      )}
      {show === 'series' && !inRule ? <RolesField query={query} change={change} /> : null}
    </>
  );
}
