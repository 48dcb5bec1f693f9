// The answer of POST /api/v1/breach: chances of stored forecasts to get beyond limits.
import { type Static, Type } from 'typebox';
import { Horizon, Labels, MetricName, Nullable, Page, Time } from '../common.schema.ts';
import { ThresholdSchema, Thresholds } from '../query/index.ts';

const Chance = Type.Number({ minimum: 0, maximum: 1 });
const When = Nullable(Time);

export const BreachBody = Type.Object(
  {
    metric: MetricName,
    labels: Type.Optional(Labels),
    limits: Thresholds,
    horizon: Type.Optional(Type.Integer({ ...Horizon, description: 'Steps of the forecast that count. Default: all' })),
    as_of: Type.Optional(Type.String({ ...Time, description: 'As it was said then' })),
  },
  { $id: 'BreachBody', additionalProperties: false },
);
export type BreachBody = Static<typeof BreachBody>;

const CrossingSchema = Type.Object(
  {
    threshold: ThresholdSchema,
    probability: Type.Number({ ...Chance, description: 'That a step to come is beyond it' }),
    p10: When,
    p25: When,
    p50: When,
    p75: When,
    p90: When,
    beyond_now: Type.Optional(Type.Literal(true, { description: 'The last value is beyond it already' })),
  },
  {
    $id: 'Crossing',
    additionalProperties: false,
    description: 'p10 to p90: beyond it by then with that probability; null: not within the horizon',
  },
);

export const BreachAnswerSchema = Type.Object(
  {
    series_id: Type.String(),
    metric: MetricName,
    labels: Labels,
    issued_at: Time,
    steps_left: Type.Integer({ description: 'Steps of the forecast that are still to come: the only ones that count' }),
    crossings: Type.Array(CrossingSchema, { description: 'Of each limit; empty where there is a reason' }),
    reason: Nullable(Type.String({ description: 'Why there are none: the forecast has ended, or the data have' })),
  },
  { $id: 'BreachAnswer', additionalProperties: false },
);
export type BreachAnswer = Static<typeof BreachAnswerSchema>;
export const BreachList = Page(BreachAnswerSchema, 'BreachList');
