// The forecast query as Grafana saves it in dashboards and alert rules, and the steps that bring old ones up to date.
import { type Static, Type } from 'typebox';
import { Horizon, Levels, MetricName, ModelChoice, Seasons } from '../common.schema.ts';
import { LONGEST_VALUE, MOST_HIERARCHY, MOST_MATCHERS } from '../limits.ts';
import { ForesightError } from '../problem/index.ts';
import { FIT_OPTIONS } from './fit-options.schema.ts';
import { FORECAST_ROLES } from './forecast.frame.ts';

export const FORECAST_QUERY_TYPE = 'forecast';
export const FORECAST_QUERY_VERSION = 1;

/** How forecasts of parts and of their totals are made to agree. */
export const RECONCILIATIONS = ['min-trace', 'bottom-up'] as const;

export const MATCHER_OPS = ['=', '!=', '=~', '!~'] as const;
export type MatcherOp = (typeof MATCHER_OPS)[number];

/** A condition on one label. A label that a series does not have counts as the empty text, as in Prometheus. */
export const LabelMatcher = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    op: Type.Enum(MATCHER_OPS, { description: "'=~' and '!~': a regular expression for the whole value" }),
    value: Type.String({ maxLength: LONGEST_VALUE }),
  },
  { $id: 'LabelMatcher', additionalProperties: false },
);
export type LabelMatcher = Static<typeof LabelMatcher>;

/** What Grafana and its editors put beside a query's own members: tolerated, and read only where it says so. */
export const GRAFANA_QUERY_FIELDS = [
  'refId',
  'queryType',
  'hide',
  'datasource',
  'datasourceId',
  'intervalMs',
  'maxDataPoints',
  'queryCachingTTL',
  'key',
  'timeRange',
] as const;

/** The members of a forecast query that are ours. */
export const ForecastQueryOptions = Type.Object(
  {
    version: Type.Literal(FORECAST_QUERY_VERSION),
    metric: MetricName,
    labels: Type.Optional(Type.Array(LabelMatcher, { maxItems: MOST_MATCHERS, description: 'All must hold' })),
    groupBy: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        maxItems: 20,
        uniqueItems: true,
        description: 'Sum the series over all labels but these; an empty list sums everything to one series',
      }),
    ),
    hierarchy: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        minItems: 1,
        maxItems: MOST_HIERARCHY,
        uniqueItems: true,
        description:
          'Labels from coarse to fine: the forecasts of the whole, of each value of the first label, and so on, add up. groupBy must be the first of them',
      }),
    ),
    reconciliation: Type.Optional(
      Type.Enum(RECONCILIATIONS, {
        description:
          "With hierarchy. 'min-trace' (default): parts and totals give way by how uncertain they are; 'bottom-up': totals are the sums of the parts",
      }),
    ),
    horizon: Type.Optional(Horizon),
    levels: Type.Optional(Levels),
    model: Type.Optional(ModelChoice),
    seasons: Type.Optional(Seasons),
    ...FIT_OPTIONS,
    roles: Type.Optional(
      Type.Array(Type.Enum(FORECAST_ROLES), {
        minItems: 1,
        uniqueItems: true,
        description: 'Only these frames: an alert rule on what is to come takes forecast alone. Default: all',
      }),
    ),
    beyondRange: Type.Optional(
      Type.Boolean({ description: 'Give the whole horizon even past the end of the time range. Default: true' }),
    ),
  },
  { $id: 'ForecastQuery', additionalProperties: false },
);
export type ForecastQueryOptions = Static<typeof ForecastQueryOptions>;

/** The saved query: ours and Grafana's members. */
export interface ForecastQuery extends ForecastQueryOptions {
  readonly refId: string;
  readonly queryType: typeof FORECAST_QUERY_TYPE;
  readonly hide?: boolean;
  readonly datasource?: unknown;
}

type SavedQuery = Readonly<Record<string, unknown>>;

/** Step `n` brings a query of version n + 1 to version n + 2. */
const STEPS: readonly ((query: SavedQuery) => SavedQuery)[] = [];

/**
 * A saved query in the form of the newest version; no check of its members. A query without a version counts as
 * version 1: provisioned files often leave it out.
 * @throws {ForesightError} bad_request for a version this code does not know
 */
export function migrateForecastQuery(saved: SavedQuery): SavedQuery {
  const { version = 1 } = saved;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > FORECAST_QUERY_VERSION) {
    throw new ForesightError(
      'bad_request',
      `the query has version ${JSON.stringify(version)}; this service knows 1 to ${FORECAST_QUERY_VERSION}`,
      { fix: 'upgrade the Foresight service to the version of the plugin' },
    );
  }
  const current = STEPS.slice(version - 1).reduce((query, step) => step(query), saved);
  return { ...current, version: FORECAST_QUERY_VERSION };
}
