// The what-if query as Grafana saves it: a scenario beside the base, for every series of a metric.
import { type Static, Type } from 'typebox';
import { FORECAST_CHOICE, queryMigration, SERIES_CHOICE } from '../query/index.ts';
import { ScenarioSlug } from '../scenario/scenario-slug.ts';
import { Adjustments } from './whatif.schema.ts';

export const WHATIF_QUERY_TYPE = 'whatif';
export const WHATIF_QUERY_VERSION = 1;

export const WHATIF_VIEWS = ['series', 'difference'] as const;
export type WhatIfView = (typeof WHATIF_VIEWS)[number];

/** Numbers of the difference: in the units of the series summed over the horizon, and in percent of the base. */
export const WHATIF_STATS = ['difference', 'percent'] as const;
export type WhatIfStat = (typeof WHATIF_STATS)[number];

export const WhatIfQueryOptions = Type.Object(
  {
    version: Type.Literal(WHATIF_QUERY_VERSION),
    ...SERIES_CHOICE,
    ...FORECAST_CHOICE,
    scenario: Type.Optional({ ...ScenarioSlug, description: 'A saved scenario; instead of adjustments' }),
    adjustments: Type.Optional({ ...Adjustments, description: 'Instead of a saved scenario' }),
    show: Type.Optional(
      Type.Enum(WHATIF_VIEWS, {
        description:
          "'series' (default): base and scenario over time; 'difference': a row a series, summed over the horizon",
      }),
    ),
    stat: Type.Optional(
      Type.Enum(WHATIF_STATS, {
        description: 'Of the difference, only this number. Default: all; in an alert rule difference',
      }),
    ),
  },
  { $id: 'WhatIfQuery', additionalProperties: false },
);
export type WhatIfQueryOptions = Static<typeof WhatIfQueryOptions>;

/** Why a query has no scenario, or two; undefined where it has one. */
export function scenarioProblem({ scenario, adjustments }: Pick<WhatIfQueryOptions, 'scenario' | 'adjustments'>) {
  if (scenario !== undefined && adjustments)
    return "the query has both 'scenario' and 'adjustments'; it takes one of them";
  if (scenario === undefined && !adjustments) return "the query has neither 'scenario' nor 'adjustments'";
  return undefined;
}

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateWhatIfQuery = queryMigration(WHATIF_QUERY_VERSION, []);
