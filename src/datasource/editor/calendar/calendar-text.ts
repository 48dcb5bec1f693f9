// What a query says of calendar and limits, in a line.
import type { EventAnswer, FitOptionsBlock, RegressorChoice } from '@foresight/contracts';

/** "Europe/Berlin · Holidays DE-BY, AT · 2 events · with price · from 0 to 100"; "As trained" where it says nothing. */
export function calendarText(query: FitOptionsBlock): string {
  const { time_zone, holidays, events = [], regressors = [], bounds, transform, level_shifts } = query;
  const said = [
    ...(time_zone === undefined ? [] : [time_zone]),
    ...(holidays === undefined ? [] : [holidays.length > 0 ? `Holidays ${holidays.join(', ')}` : 'No holidays']),
    ...(events.length === 0 ? [] : [events.length === 1 ? '1 event' : `${events.length} events`]),
    ...(regressors.length === 0 ? [] : [`with ${regressors.map(regressorText).join(', ')}`]),
    ...limitsText(bounds),
    ...(transform === undefined ? [] : [`Scale ${SCALES[transform].label.toLowerCase()}`]),
    ...(level_shifts === false ? ['Jumps stay'] : []),
  ];
  return said.length > 0 ? said.join(' · ') : 'As trained';
}

function limitsText({ lower, upper }: NonNullable<FitOptionsBlock['bounds']> = {}): string[] {
  if (lower !== undefined && upper !== undefined) return [`from ${lower} to ${upper}`];
  if (lower !== undefined) return [`${lower} and more`];
  return upper === undefined ? [] : [`${upper} and less`];
}

/** "price", or "weather{city=Berlin}" */
export function regressorText(choice: RegressorChoice): string {
  if (typeof choice === 'string') return choice;
  const labels = Object.entries(choice.labels ?? {}).map(([name, value]) => `${name}=${value}`);
  return labels.length > 0 ? `${choice.metric}{${labels.join(', ')}}` : choice.metric;
}

/** "Sale, 2026-11-27 to 2026-11-29" */
export const eventText = ({ name, from, to }: EventAnswer): string => `${name}, ${from}${to ? ` to ${to}` : ''}`;

/** The scales a method can work on, as people read them. */
export const SCALES = {
  auto: { label: 'Automatic', description: 'what suits the values' },
  none: { label: 'As it is', description: 'season and swings keep their size' },
  log: { label: 'Logarithm', description: 'season and swings grow with the level; values above 0' },
  'box-cox': { label: 'Box-Cox', description: 'between the two, found in the data' },
} as const;
