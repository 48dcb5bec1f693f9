// Which countries' and regions' public holidays count.
import type { HolidayCalendarAnswer } from '@foresight/contracts';
import { MOST_CALENDARS } from '@foresight/contracts';
import { Field, Label } from '@grafana/ui';
import { useCallback, useId, useMemo, useState } from 'react';
import { type Resources, useLoaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastFieldProps } from '../field-props.ts';
import { MultiChoice } from '../MultiChoice.tsx';
import { usePlace } from '../source/index.ts';
import { useVariables, withVariables } from '../template-variables.ts';
import { calendarOptions, NO_HOLIDAYS, unknownCalendar } from './holiday-options.ts';

interface Props extends ForecastFieldProps {
  readonly ask: Resources;
}

const NONE: readonly HolidayCalendarAnswer[] = [];

export function HolidaysField({ query: { holidays }, change, ask }: Props) {
  const labelId = useId();
  const [tooMany, setTooMany] = useState<string>();
  const { value: calendars = NONE, problem } = useLoaded(useCallback(() => ask.holidayCalendars(), [ask]));
  // Six hundred of them, sorted: once, and not with each letter that is typed.
  const variables = useVariables(usePlace().app);
  const options = useMemo(
    () => withVariables(calendarOptions(calendars), variables, 'Calendars'),
    [calendars, variables],
  );
  const wrong = tooMany ?? problem?.text ?? unknownCalendar(holidays, calendars);
  const choose = (chosen: readonly string[]) => {
    const codes = chosen.filter(code => code !== NO_HOLIDAYS);
    setTooMany(codes.length > MOST_CALENDARS ? `${MOST_CALENDARS} calendars are the most` : undefined);
    if (codes.length > MOST_CALENDARS) return;
    // The one that was added last decides between "none" and a calendar.
    if (chosen.at(-1) === NO_HOLIDAYS) change({ holidays: [] });
    else change({ holidays: codes.length > 0 ? codes : undefined });
  };
  return (
    <Field label={<Label id={labelId}>Public holidays</Label>} noMargin invalid={wrong !== undefined} error={wrong}>
      <MultiChoice
        labelledBy={labelId}
        options={options}
        value={holidays?.length === 0 ? [NO_HOLIDAYS] : (holidays ?? [])}
        onChange={choose}
        placeholder="the workspace's"
        width={46}
        testId={TEST_IDS.queryEditor.holidays}
      />
    </Field>
  );
}
