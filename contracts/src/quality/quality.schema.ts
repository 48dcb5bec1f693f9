// How complete and how fresh a stored series is.
import { type Static, Type } from 'typebox';
import { Labels, MetricName, Nullable, Page, Time } from '../common.schema.ts';

export const SeriesQualitySchema = Type.Object(
  {
    series_id: Type.String(),
    metric: MetricName,
    labels: Labels,
    step: Nullable(
      Type.Object(
        { unit: Type.Enum(['ms', 'month']), count: Type.Integer() },
        { additionalProperties: false, description: 'Between values' },
      ),
    ),
    last_time: Nullable(Time),
    points: Type.Integer({ description: 'Values within the span' }),
    expected: Nullable(Type.Integer({ description: 'Steps of the span that should hold a value' })),
    completeness: Nullable(
      Type.Number({
        description:
          'Share of the expected steps that hold a value, 0 to 1; null where no step was due within the span',
      }),
    ),
    longest_gap: Nullable(
      Type.Integer({ description: 'Most steps in a row without a value, silence at the end included' }),
    ),
    age_seconds: Nullable(Type.Number({ description: 'Since the last value' })),
    age_steps: Nullable(Type.Number({ description: 'Whole steps since the last value' })),
    reason: Nullable(Type.String({ description: 'Why numbers are missing, with numbers' })),
  },
  { $id: 'SeriesQuality', additionalProperties: false },
);
export type SeriesQuality = Static<typeof SeriesQualitySchema>;
export const SeriesQualityList = Page(SeriesQualitySchema, 'SeriesQualityList');
