// Whose days and weeks count.
import { Combobox, Field } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { isTimeZone, timeZones } from './time-zones.ts';

export function TimeZoneField({ query: { time_zone }, change }: FieldProps) {
  const id = useId();
  const wrong = time_zone === undefined || isTimeZone(time_zone) ? undefined : `There is no time zone '${time_zone}'`;
  return (
    <Field label="Time zone" htmlFor={id} noMargin invalid={wrong !== undefined} error={wrong}>
      <Combobox
        id={id}
        options={timeZones}
        value={time_zone ?? null}
        onChange={chosen => change({ time_zone: chosen?.value })}
        placeholder="the workspace's"
        isClearable
        width={30}
        data-testid={TEST_IDS.queryEditor.timeZone}
      />
    </Field>
  );
}
