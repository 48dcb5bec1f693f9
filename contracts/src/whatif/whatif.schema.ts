// What if a metric were higher or lower by so much: stored forecasts with adjustments, beside the base.
import { type Static, Type } from 'typebox';
import { Horizon, Labels, MetricName, Time } from '../common.schema.ts';
import { IntervalSchema } from '../forecast/forecast.schema.ts';
import { MOST_ADJUSTMENTS } from '../limits.ts';

export const AdjustmentSchema = Type.Object(
  {
    metric: MetricName,
    labels: Type.Optional(Labels),
    kind: Type.Enum(['percent', 'add'], {
      description: "'percent': value 10 makes each step a tenth higher; 'add': value is added to each step",
    }),
    value: Type.Number({ minimum: -1e15, maximum: 1e15 }),
    from: Type.Optional(Type.String({ ...Time, description: 'First time it acts; absent: the whole horizon' })),
    to: Type.Optional(Type.String({ ...Time, description: 'First time it acts no more' })),
  },
  { $id: 'WhatIfAdjustment', additionalProperties: false },
);
export type WhatIfAdjustment = Static<typeof AdjustmentSchema>;

export const Adjustments = Type.Array(AdjustmentSchema, { minItems: 1, maxItems: MOST_ADJUSTMENTS });

export const WhatIfBody = Type.Object(
  {
    base_scenario: Type.Optional(
      Type.Object(
        {
          as_of: Type.Optional(Type.String({ ...Time, description: 'Forecasts of a past moment as the base' })),
          horizon: Type.Optional(Horizon),
        },
        { additionalProperties: false },
      ),
    ),
    adjustments: Adjustments,
    metrics: Type.Array(MetricName, { minItems: 1, maxItems: 50, uniqueItems: true, description: 'Metrics to report' }),
  },
  { $id: 'WhatIfBody', additionalProperties: false },
);
export type WhatIfBody = Static<typeof WhatIfBody>;

export const WhatIfSeriesSchema = Type.Object(
  {
    series_id: Type.String(),
    metric: MetricName,
    labels: Labels,
    time: Type.Array(Time),
    base: Type.Array(Type.Number()),
    scenario: Type.Array(Type.Number()),
    intervals: Type.Array(IntervalSchema, {
      description: "The scenario's bands: the base's, adjusted in the same way",
    }),
  },
  { $id: 'WhatIfSeries', additionalProperties: false },
);
export type WhatIfSeries = Static<typeof WhatIfSeriesSchema>;

export const WhatIfAnswer = Type.Object(
  {
    assumption: Type.String({ description: 'What the numbers take for granted' }),
    metrics: Type.Array(
      Type.Object(
        {
          metric: MetricName,
          base_total: Type.Number({ description: 'Sum of the point forecasts over series and steps' }),
          scenario_total: Type.Number(),
          difference: Type.Number(),
          percent: Type.Union([Type.Number(), Type.Null()], { description: 'Null where the base sums to nothing' }),
        },
        { $id: 'WhatIfMetric', additionalProperties: false },
      ),
    ),
    series: Type.Array(WhatIfSeriesSchema),
  },
  { $id: 'WhatIfAnswer', additionalProperties: false },
);
export type WhatIfAnswer = Static<typeof WhatIfAnswer>;
