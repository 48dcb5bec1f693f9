// The holiday calendars there are: what an editor offers for a question's `holidays`.
import { HolidayCalendarList } from '@foresight/contracts';
import { holidayCalendars } from '../features/forecast/index.ts';
import type { Routes } from './api-types.ts';
import { problemResponses } from './problems.ts';

export const holidayRoutes: Routes = api => {
  api.get(
    '/api/v1/holiday-calendars',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'The holiday calendars that a question may name: countries, and their regions',
        response: { 200: HolidayCalendarList, ...problemResponses },
      },
    },
    () => ({ items: [...holidayCalendars()] }),
  );
};
