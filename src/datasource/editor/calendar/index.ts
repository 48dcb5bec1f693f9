// Limits, clock, holidays, events and other metrics of a query.
export { CalendarAndLimits } from './CalendarAndLimits.tsx';
