// The holiday calendars there are: what an editor offers for `holidays` of a question.
import { type Static, Type } from 'typebox';
import { Nullable, Page } from '../common.schema.ts';
import { CalendarCode } from './fit-options.schema.ts';

export const HolidayCalendarSchema = Type.Object(
  {
    code: CalendarCode,
    country: Type.String({ description: 'Its name in English' }),
    region: Nullable(Type.String({ description: 'null for the country as a whole' })),
  },
  { $id: 'HolidayCalendar', additionalProperties: false },
);
export type HolidayCalendarAnswer = Static<typeof HolidayCalendarSchema>;
export const HolidayCalendarList = Page(HolidayCalendarSchema, 'HolidayCalendarList');
