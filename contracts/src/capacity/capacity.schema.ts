// The answer of POST /api/v1/capacity: peaks of the days ahead, from stored forecasts.
import { type Static, Type } from 'typebox';
import { Horizon, Labels, MetricName, Nullable, Page, Time } from '../common.schema.ts';

export const CapacityBody = Type.Object(
  {
    metric: MetricName,
    labels: Type.Optional(Labels),
    capacity: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1e15, description: 'In the units of the series' }),
    ),
    horizon: Type.Optional(Type.Integer({ ...Horizon, description: 'Steps of the forecast that count. Default: all' })),
    as_of: Type.Optional(Type.String({ ...Time, description: 'As it was said then' })),
  },
  { $id: 'CapacityBody', additionalProperties: false },
);
export type CapacityBody = Static<typeof CapacityBody>;

const Share = Nullable(Type.Number({ minimum: 0, maximum: 1 }));

const PeakDaySchema = Type.Object(
  {
    day: Time,
    steps: Type.Integer({ description: 'Steps that fall into it: the first and the last day may be cut' }),
    peak: Type.Number({ description: 'Middle of the highest value of the day' }),
    lower: Type.Number(),
    upper: Type.Number(),
    at: Nullable(Type.String({ ...Time, description: 'When the peak falls most often' })),
    share: Share,
    over: Share,
  },
  { $id: 'PeakDay', additionalProperties: false },
);

export const CapacityAnswerSchema = Type.Object(
  {
    series_id: Type.String(),
    metric: MetricName,
    labels: Labels,
    issued_at: Time,
    time_zone: Type.String(),
    peak: Nullable(Type.Number({ description: 'Middle of the highest value to come' })),
    utilisation: Nullable(Type.Number({ description: 'Peak ÷ capacity' })),
    headroom: Nullable(Type.Number({ description: 'Capacity less the upper end of the peak' })),
    probability: Nullable(Type.Number({ description: 'Of a value above the capacity' })),
    full_at: Nullable(
      Type.String({ ...Time, description: 'Used up by then with one half; null: not within the horizon' }),
    ),
    days: Type.Array(PeakDaySchema),
    reason: Nullable(Type.String({ description: 'Why there are none: the forecast has ended, or the data have' })),
  },
  { $id: 'CapacityAnswer', additionalProperties: false },
);
export type CapacityAnswer = Static<typeof CapacityAnswerSchema>;
export const CapacityList = Page(CapacityAnswerSchema, 'CapacityList');
