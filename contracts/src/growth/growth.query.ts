// The growth query as Grafana saves it: best, likely and worst case, goals, milestones, and the rate of growth.
import { type Static, Type } from 'typebox';
import { Text, Time } from '../common.schema.ts';
import { MOST_THRESHOLDS } from '../limits.ts';
import { FORECAST_CHOICE, queryMigration, SERIES_CHOICE } from '../query/index.ts';

export const GROWTH_QUERY_TYPE = 'growth';
export const GROWTH_QUERY_VERSION = 1;

export const GROWTH_VIEWS = ['series', 'goals', 'milestones', 'rate'] as const;
export type GrowthView = (typeof GROWTH_VIEWS)[number];

/** Which way is good: more users, or fewer errors. */
export const BETTER = ['higher', 'lower'] as const;
export type Better = (typeof BETTER)[number];

/** Of `rate`: percent of the span before. */
export const GROWTH_RATES = ['growth', 'per_week', 'per_month', 'per_year'] as const;
export type GrowthRate = (typeof GROWTH_RATES)[number];

const Amount = Type.Number({ minimum: -1e15, maximum: 1e15 });

export const GoalSchema = Type.Object(
  {
    value: { ...Amount, description: 'To be reached, in the units of the series' },
    name: Type.Optional(Type.String({ ...Text, minLength: 1, maxLength: 100 })),
    by: Type.Optional(Type.String({ ...Time, description: 'To be reached by then; absent: within the horizon' })),
  },
  { $id: 'Goal', additionalProperties: false },
);
export type Goal = Static<typeof GoalSchema>;

/** Values on the way, in the units of the series. */
export const Milestones = Type.Array(Amount, { minItems: 1, maxItems: MOST_THRESHOLDS, uniqueItems: true });

export const GrowthQueryOptions = Type.Object(
  {
    version: Type.Literal(GROWTH_QUERY_VERSION),
    ...SERIES_CHOICE,
    ...FORECAST_CHOICE,
    better: Type.Optional(Type.Enum(BETTER, { description: "Which way is good. Default: 'higher'" })),
    goals: Type.Optional(Type.Array(GoalSchema, { maxItems: MOST_THRESHOLDS })),
    milestones: Type.Optional({ ...Milestones, description: 'Values on the way. Default: the next round numbers' }),
    show: Type.Optional(
      Type.Enum(GROWTH_VIEWS, {
        description:
          "'series' (default): history, best, likely and worst over time; 'goals', 'milestones': a row each, with its chance and dates; 'rate': growth over the horizon against the same span before",
      }),
    ),
    stat: Type.Optional(
      Type.Enum(GROWTH_RATES, { description: 'Of the rate, only this number. Default: all; in an alert rule growth' }),
    ),
  },
  { $id: 'GrowthQuery', additionalProperties: false },
);
export type GrowthQueryOptions = Static<typeof GrowthQueryOptions>;

/** What a goal is called among labels: its name, else its value. */
export const goalText = ({ name, value }: Goal): string => name ?? String(value);

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateGrowthQuery = queryMigration(GROWTH_QUERY_VERSION, []);
