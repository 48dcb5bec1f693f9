// The model query as Grafana saves it: how the models that serve are doing, which versions there are, how wrong they were.
import { type Static, Type } from 'typebox';
import { MetricName } from '../common.schema.ts';
import { LabelMatchers, queryMigration } from '../query/index.ts';

export const MODEL_QUERY_TYPE = 'model';
export const MODEL_QUERY_VERSION = 1;

/** What is told of the forecast that serves a series. */
export const MODEL_STATS = ['healthy', 'skill', 'coverage', 'promised', 'error_ratio', 'age_hours'] as const;
export type ModelStat = (typeof MODEL_STATS)[number];

export const MODEL_VIEWS = ['health', 'versions', 'errors', 'challengers'] as const;
export type ModelView = (typeof MODEL_VIEWS)[number];

/** Columns of the view 'health' beside the labels, in panels only: they change with time, and a rule needs labels that stay. */
export const STATE_LABEL = 'state';
export const WHY_LABEL = 'why';

export const ModelQueryOptions = Type.Object(
  {
    version: Type.Literal(MODEL_QUERY_VERSION),
    metric: Type.Optional({ ...MetricName, description: 'Absent: every metric that has forecasts' }),
    labels: Type.Optional(LabelMatchers),
    show: Type.Optional(
      Type.Enum(MODEL_VIEWS, {
        description:
          "'health' (default): a row a series, now; 'versions': a row a model version; 'errors': the scaled error of each forecast that has met its values, at the time when it was issued; 'challengers': a row a challenger, with where it stands",
      }),
    ),
    stat: Type.Optional(
      Type.Enum(MODEL_STATS, { description: 'Only this number of the health. Default: all; in an alert rule healthy' }),
    ),
  },
  { $id: 'ModelQuery', additionalProperties: false },
);
export type ModelQueryOptions = Static<typeof ModelQueryOptions>;

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateModelQuery = queryMigration(MODEL_QUERY_VERSION, []);
