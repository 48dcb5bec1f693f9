// Whose days and weeks count.
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { mayHoldVariable } from '../../query/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { ForecastFieldProps } from '../field-props.ts';
import { usePlace } from '../source/index.ts';
import { suggest } from '../suggest.ts';
import { useVariables, withVariables } from '../template-variables.ts';
import { isTimeZone, timeZones } from './time-zones.ts';

export function TimeZoneField({ query: { time_zone }, change }: ForecastFieldProps) {
  const known = time_zone === undefined || isTimeZone(time_zone) || mayHoldVariable(time_zone);
  const variables = useVariables(usePlace().app);
  const options = async (text: string) => withVariables(await timeZones(text), suggest(variables, text), 'Time zones');
  return (
    <ChoiceField
      label="Time zone"
      value={time_zone}
      options={options}
      onChange={value => change({ time_zone: value })}
      placeholder="the workspace's"
      wrong={known ? undefined : `There is no time zone '${time_zone}'`}
      width={30}
      testId={TEST_IDS.queryEditor.timeZone}
    />
  );
}
