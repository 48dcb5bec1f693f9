// The breach query as Grafana saves it: will a series get beyond a limit within the horizon, and when?
import { type Static, Type } from 'typebox';
import { FORECAST_CHOICE, queryMigration, SERIES_CHOICE, Thresholds } from '../query/index.ts';

export const BREACH_QUERY_TYPE = 'breach';
export const BREACH_QUERY_VERSION = 1;

/** What is told of each series and limit. */
export const BREACH_STATS = ['probability', 'days_until', 'headroom', 'current', 'min', 'max', 'beyond_now'] as const;
export type BreachStat = (typeof BREACH_STATS)[number];

export const BREACH_FORMATS = ['numeric', 'table'] as const;
export type BreachFormat = (typeof BREACH_FORMATS)[number];

export const BreachQueryOptions = Type.Object(
  {
    version: Type.Literal(BREACH_QUERY_VERSION),
    ...SERIES_CHOICE,
    ...FORECAST_CHOICE,
    limits: Thresholds,
    stat: Type.Optional(
      Type.Enum(BREACH_STATS, { description: 'Only this number. Default: all; in an alert rule probability' }),
    ),
    format: Type.Optional(
      Type.Enum(BREACH_FORMATS, {
        description:
          "'numeric' (default): numbers of the present moment; 'table': with dates, and why numbers are missing",
      }),
    ),
  },
  { $id: 'BreachQuery', additionalProperties: false },
);
export type BreachQueryOptions = Static<typeof BreachQueryOptions>;

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateBreachQuery = queryMigration(BREACH_QUERY_VERSION, []);
