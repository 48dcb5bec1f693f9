// The capacity query as Grafana saves it: how high the peaks of the days ahead are, and what is left of the capacity.
import { type Static, Type } from 'typebox';
import { MOST_PEAKS } from '../limits.ts';
import { FORECAST_CHOICE, queryMigration, SERIES_CHOICE } from '../query/index.ts';

export const CAPACITY_QUERY_TYPE = 'capacity';
export const CAPACITY_QUERY_VERSION = 1;

export const CAPACITY_VIEWS = ['peaks', 'summary', 'days'] as const;
export type CapacityView = (typeof CAPACITY_VIEWS)[number];

/** What is told of each series; those from `utilisation` on take a capacity. */
export const CAPACITY_STATS = [
  'peak',
  'peak_high',
  'days_until_peak',
  'peak_hour',
  'utilisation',
  'headroom',
  'probability',
  'days_until_full',
] as const;
export type CapacityStat = (typeof CAPACITY_STATS)[number];
/** Stats that say nothing without a capacity. */
export const OF_CAPACITY: readonly CapacityStat[] = ['utilisation', 'headroom', 'probability', 'days_until_full'];

export const CapacityQueryOptions = Type.Object(
  {
    version: Type.Literal(CAPACITY_QUERY_VERSION),
    ...SERIES_CHOICE,
    ...FORECAST_CHOICE,
    capacity: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1e15, description: 'What there is, in the units of the series' }),
    ),
    show: Type.Optional(
      Type.Enum(CAPACITY_VIEWS, {
        description:
          "'peaks' (default): the peak of each day ahead with its range; 'summary': numbers a series, for alert rules; 'days': the highest days as a table",
      }),
    ),
    top: Type.Optional(
      Type.Integer({ minimum: 1, maximum: MOST_PEAKS, description: "Days a series under 'days'. Default: 10" }),
    ),
    stat: Type.Optional(
      Type.Enum(CAPACITY_STATS, {
        description:
          "Only this number under 'summary'. Default: all; in an alert rule probability with a capacity, else peak",
      }),
    ),
  },
  { $id: 'CapacityQuery', additionalProperties: false },
);
export type CapacityQueryOptions = Static<typeof CapacityQueryOptions>;

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateCapacityQuery = queryMigration(CAPACITY_QUERY_VERSION, []);
