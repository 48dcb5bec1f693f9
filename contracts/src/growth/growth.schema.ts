// The answer of GET /api/analytics/predictions/growth: stored forecasts with the milestones on their way.
import { type Static, Type } from 'typebox';
import { Nullable, Page, Time } from '../common.schema.ts';
import { ForecastSchema } from '../forecast/forecast.schema.ts';
import { BETTER, Milestones } from './growth.query.ts';

const When = Nullable(Time);

export const MilestoneSchema = Type.Object(
  {
    value: Type.Number({ description: 'In the units of the series' }),
    probability: Type.Number({ minimum: 0, maximum: 1, description: 'That a step to come is beyond it' }),
    expected: { ...When, description: 'As likely before as after; null where the chance is below 0.5' },
    earliest: { ...When, description: 'One time in four it comes before' },
    latest: { ...When, description: 'One time in four it comes after, or not within the horizon' },
    reached: Type.Boolean({ description: 'The last value is beyond it: the chance is that of the steps to come' }),
  },
  { $id: 'Milestone', additionalProperties: false },
);
export type Milestone = Static<typeof MilestoneSchema>;

export const GrowthQuerystring = {
  better: Type.Optional(Type.Enum(BETTER, { description: "Which way is good. Default: 'higher'" })),
  milestone: Type.Optional({
    ...Milestones,
    description: 'A value on the way; repeat the parameter. Default: the next round numbers',
  }),
};

export const GrowthForecastSchema = Type.Object(
  {
    ...ForecastSchema.properties,
    now: Nullable(Type.Number({ description: 'The last value; null: none by then' })),
    milestones: Type.Array(MilestoneSchema, { description: 'The nearest first; empty where none is on the way' }),
    reason: Nullable(Type.String({ description: 'Why nothing is said of milestones: the forecast or the data ended' })),
  },
  { $id: 'GrowthForecast', additionalProperties: false },
);
export type GrowthForecast = Static<typeof GrowthForecastSchema>;
export const GrowthList = Page(GrowthForecastSchema, 'GrowthList');
