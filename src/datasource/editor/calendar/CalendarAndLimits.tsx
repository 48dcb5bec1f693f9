// What a forecast is told beside the numbers. Closed, it says what holds.
import type { ForecastChoice } from '@foresight/contracts';
import { Stack } from '@grafana/ui';
import { Disclosure } from '../../../shared/components/index.ts';
import type { Resources } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { calendarText } from './calendar-text.ts';
import { EventsField } from './EventsField.tsx';
import { FieldRow } from './FieldRow.tsx';
import { HolidaysField } from './HolidaysField.tsx';
import { LevelShiftsField } from './LevelShiftsField.tsx';
import { LimitField } from './LimitField.tsx';
import { RegressorsField } from './RegressorsField.tsx';
import { ScaleField } from './ScaleField.tsx';
import { TimeZoneField } from './TimeZoneField.tsx';

interface Props extends FieldProps<ForecastChoice & { metric?: string }> {
  readonly ask: Resources;
}

export function CalendarAndLimits({ query, change, ask }: Props) {
  const field = { query, change };
  return (
    <Disclosure title="Calendar and limits" summary={calendarText(query)} testId={TEST_IDS.queryEditor.calendar}>
      <Stack direction="column" gap={1.5}>
        <FieldRow>
          <TimeZoneField {...field} />
          <HolidaysField {...field} ask={ask} />
          <RegressorsField {...field} ask={ask} />
        </FieldRow>
        <EventsField {...field} />
        <FieldRow>
          <LimitField {...field} side="lower" />
          <LimitField {...field} side="upper" />
          <ScaleField {...field} />
          <LevelShiftsField {...field} />
        </FieldRow>
      </Stack>
    </Disclosure>
  );
}
