// What a question may tell a method beside the numbers: limits, scale, clock, holidays, events, other series, level
// shifts. One block, shared by the question of the API, the query of Grafana, and the answer that says what was used.
import { type Static, Type } from 'typebox';
import { Labels, MetricName, Text } from '../common.schema.ts';
import { LONGEST_EVENT_NAME, MOST_CALENDARS, MOST_EVENTS, MOST_REGRESSORS } from '../limits.ts';

export const TRANSFORMS = ['auto', 'none', 'log', 'box-cox'] as const;
export type TransformChoice = (typeof TRANSFORMS)[number];

const Bounds = Type.Object(
  { lower: Type.Optional(Type.Number()), upper: Type.Optional(Type.Number()) },
  { additionalProperties: false, description: 'What the values can never leave, in their unit; bands stay within' },
);

export const TimeZoneName = Type.String({
  minLength: 1,
  maxLength: 64,
  examples: ['Europe/Berlin'],
  description: "IANA name: days and weeks follow its clock. Default: the workspace's",
});

export const CalendarCode = Type.String({
  minLength: 1,
  maxLength: 50,
  examples: ['DE', 'DE-BY', 'US-CA'],
  description: 'Country, or country and region; GET /api/v1/holiday-calendars lists them',
});

// The form of codes, zones and times is checked where they are read: there it can be said what is near, and what to write.
const Moment = Type.String({
  minLength: 1,
  maxLength: 50,
  examples: ['2026-11-27', '2026-11-27T18:00', '2026-11-27T17:00:00Z'],
  description: "A day or a moment; without a zone by the clock of the question's time zone",
});

export const EventSchema = Type.Object(
  {
    name: Type.String({
      ...Text,
      minLength: 1,
      maxLength: LONGEST_EVENT_NAME,
      description: 'Events of one name share their effect',
    }),
    from: Moment,
    to: Type.Optional(
      Type.Unsafe<string>({ ...Moment, description: 'A day is included, a moment is the end. Default: one day' }),
    ),
  },
  { $id: 'CalendarEvent', additionalProperties: false, description: 'A campaign, an outage, a day that is special' },
);
export type EventAnswer = Static<typeof EventSchema>;

export const RegressorSchema = Type.Union(
  [MetricName, Type.Object({ metric: MetricName, labels: Type.Optional(Labels) }, { additionalProperties: false })],
  { description: 'Another stored metric, by name or by name and labels' },
);
export type RegressorChoice = Static<typeof RegressorSchema>;

/** The members of the block, for the objects that take them in. */
export const FIT_OPTIONS = {
  bounds: Type.Optional(Bounds),
  transform: Type.Optional(
    Type.Enum(TRANSFORMS, { description: "The scale the method works on. Default: 'auto', what suits the values" }),
  ),
  time_zone: Type.Optional(TimeZoneName),
  holidays: Type.Optional(
    Type.Array(CalendarCode, {
      maxItems: MOST_CALENDARS,
      uniqueItems: true,
      description: "Public holidays to reckon with. Default: the workspace's; an empty list: none",
    }),
  ),
  events: Type.Optional(
    Type.Array(EventSchema, {
      maxItems: MOST_EVENTS,
      description: "Dates of your own, past and future. Default: the workspace's; an empty list: none",
    }),
  ),
  regressors: Type.Optional(
    Type.Array(RegressorSchema, {
      maxItems: MOST_REGRESSORS,
      description: 'Stored metrics that move this one, matched by equal labels; they must be known over the horizon',
    }),
  ),
  level_shifts: Type.Optional(
    Type.Boolean({ description: 'Move history before a lasting jump to the level after it. Default: true' }),
  ),
} as const;

export const FitOptionsSchema = Type.Object(FIT_OPTIONS, { $id: 'FitOptions', additionalProperties: false });
export type FitOptionsBlock = Static<typeof FitOptionsSchema>;

export const FIT_OPTION_NAMES = Object.keys(FIT_OPTIONS) as (keyof FitOptionsBlock)[];

/** The members of the block that an object has. */
export function fitOptionsIn(from: FitOptionsBlock): FitOptionsBlock {
  const given = FIT_OPTION_NAMES.filter(name => from[name] !== undefined && from[name] !== null);
  return Object.fromEntries(given.map(name => [name, from[name]]));
}
