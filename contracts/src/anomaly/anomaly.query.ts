// The anomaly query as Grafana saves it: what of the series was unlike their past, value by value as it came.
import { type Static, Type } from 'typebox';
import { MOST_LOOKED_BACK } from '../limits.ts';
import { queryMigration, SERIES_CHOICE } from '../query/index.ts';
import { ANOMALY_ROLES } from './anomaly.frame.ts';
import { ANOMALY_SEVERITIES } from './severities.ts';

export const ANOMALY_QUERY_TYPE = 'anomaly';
export const ANOMALY_QUERY_VERSION = 1;

export const ANOMALY_VIEWS = ['series', 'findings', 'annotations'] as const;
export type AnomalyView = (typeof ANOMALY_VIEWS)[number];
export const ANOMALY_DIRECTIONS = ['both', 'up', 'down'] as const;
export type AnomalyDirection = (typeof ANOMALY_DIRECTIONS)[number];

const Points = Type.Integer({ minimum: 1, maximum: MOST_LOOKED_BACK });

export const AnomalyQueryOptions = Type.Object(
  {
    version: Type.Literal(ANOMALY_QUERY_VERSION),
    ...SERIES_CHOICE,
    sensitivity: Type.Optional(
      Type.Enum(ANOMALY_SEVERITIES, { description: "Default: normal. 'sensitive' finds more and errs more" }),
    ),
    direction: Type.Optional(Type.Enum(ANOMALY_DIRECTIONS, { description: 'Default: both' })),
    minDeviation: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1e15,
        description: 'From the expected value, in units of the series',
      }),
    ),
    minDeviationPercent: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1e6, description: 'From the expected value, in percent of it' }),
    ),
    outside: Type.Optional(
      Type.Object(
        { x: Points, n: Points },
        { additionalProperties: false, description: 'x of the last n values must have left their band' },
      ),
    ),
    roles: Type.Optional(
      Type.Array(Type.Enum(ANOMALY_ROLES), {
        minItems: 1,
        uniqueItems: true,
        description: "Under 'series': only these",
      }),
    ),
    show: Type.Optional(
      Type.Enum(ANOMALY_VIEWS, {
        description:
          "'series' (default): values, what was expected and the score over time; 'findings': a table; 'annotations': marks for graphs",
      }),
    ),
  },
  { $id: 'AnomalyQuery', additionalProperties: false },
);
export type AnomalyQueryOptions = Static<typeof AnomalyQueryOptions>;

/** What is asked of the detector. */
export type AnomalyWish = Pick<
  AnomalyQueryOptions,
  'sensitivity' | 'direction' | 'minDeviation' | 'minDeviationPercent' | 'outside'
>;

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateAnomalyQuery = queryMigration(ANOMALY_QUERY_VERSION, []);
