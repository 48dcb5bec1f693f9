// The quality query as Grafana saves it: how complete and how fresh stored series are, and what imports left out.
import { type Static, Type } from 'typebox';
import { MetricName } from '../common.schema.ts';
import { LabelMatchers, queryMigration } from '../query/index.ts';

export const QUALITY_QUERY_TYPE = 'quality';
export const QUALITY_QUERY_VERSION = 1;

/** What is measured of each series. */
export const QUALITY_STATS = ['completeness', 'age_seconds', 'age_steps', 'longest_gap', 'points'] as const;
export type QualityStat = (typeof QUALITY_STATS)[number];

export const QUALITY_VIEWS = ['series', 'metrics', 'imports'] as const;
export type QualityView = (typeof QUALITY_VIEWS)[number];

export const QualityQueryOptions = Type.Object(
  {
    version: Type.Literal(QUALITY_QUERY_VERSION),
    metric: Type.Optional({ ...MetricName, description: 'Absent: every metric' }),
    labels: Type.Optional(LabelMatchers),
    show: Type.Optional(
      Type.Enum(QUALITY_VIEWS, {
        description:
          "'series' (default): a row a series; 'metrics': a row a metric, with its worst series; 'imports': a row a file",
      }),
    ),
    stat: Type.Optional(
      Type.Enum(QUALITY_STATS, { description: 'Only this number. Default: all; in an alert rule completeness' }),
    ),
  },
  { $id: 'QualityQuery', additionalProperties: false },
);
export type QualityQueryOptions = Static<typeof QualityQueryOptions>;

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateQualityQuery = queryMigration(QUALITY_QUERY_VERSION, []);
