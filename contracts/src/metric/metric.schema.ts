// Stored metrics, their series and points, and what an import did.
import { type Static, Type } from 'typebox';
import { Labels, MetricName, Nullable, Page, Time, Uuid } from '../common.schema.ts';

export const TimeKind = Type.Enum(['time', 'index'], {
  description: "'index' where the file had no times: stamps are then made from the position",
});

export const SeriesSchema = Type.Object(
  {
    id: Type.String({ description: 'Series id' }),
    metric: MetricName,
    labels: Labels,
    unit: Nullable(Type.String()),
    time_kind: TimeKind,
    points: Type.Integer(),
    first_time: Nullable(Time),
    last_time: Nullable(Time),
  },
  { $id: 'Series', additionalProperties: false },
);
export type SeriesAnswer = Static<typeof SeriesSchema>;

export const MetricSchema = Type.Object(
  {
    metric: MetricName,
    series: Type.Integer({ description: 'How many series' }),
    points: Type.Integer(),
    first_time: Nullable(Time),
    last_time: Nullable(Time),
  },
  { $id: 'Metric', additionalProperties: false },
);
export type MetricAnswer = Static<typeof MetricSchema>;
export const MetricList = Page(MetricSchema, 'MetricList');
export const SeriesList = Page(SeriesSchema, 'SeriesList');

export const PointsSchema = Type.Object(
  {
    series_id: Type.String(),
    time: Type.Array(Time),
    value: Type.Array(Type.Number()),
  },
  { $id: 'Points', additionalProperties: false, description: 'Columns of equal length' },
);

export const PushBody = Type.Object(
  {
    series: Type.Array(
      Type.Object(
        {
          labels: Type.Optional(Labels),
          points: Type.Array(Type.Tuple([Time, Type.Number()]), { minItems: 1, description: '[time, value] pairs' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 10_000 },
    ),
  },
  { $id: 'PushBody', additionalProperties: false },
);
export type PushBody = Static<typeof PushBody>;

export const PushAnswer = Type.Object(
  {
    series: Type.Integer({ description: 'Series written to' }),
    series_new: Type.Integer({ description: 'Series seen for the first time' }),
    points: Type.Integer({ description: 'Points taken; of equal times in one push the last counts' }),
  },
  { $id: 'PushAnswer', additionalProperties: false },
);

export const WriteCounts = Type.Object(
  {
    series: Type.Integer({ description: 'Series written to' }),
    series_new: Type.Integer({ description: 'Series seen for the first time' }),
    added: Type.Integer({ description: 'Points at new times' }),
    changed: Type.Integer({ description: 'Points whose value is now another' }),
    unchanged: Type.Integer({ description: 'Points that were stored already' }),
  },
  { $id: 'WriteCounts', additionalProperties: false },
);
export type WriteCounts = Static<typeof WriteCounts>;

export const ImportSchema = Type.Object(
  {
    id: Uuid,
    metric: MetricName,
    file_name: Type.String(),
    sha256: Type.String({ description: 'Content hash of the file, hex' }),
    repeated: Type.Boolean({ description: 'True when this content was the last import already: nothing was written' }),
    bytes: Type.Integer(),
    rows: Type.Integer(),
    missing: Type.Integer({ description: 'Cells without a value, not stored' }),
    counts: WriteCounts,
    run_id: Nullable(Type.String({ description: 'The training run that follows; null when not asked for' })),
    created_at: Time,
  },
  { $id: 'Import', additionalProperties: false },
);
export type ImportAnswer = Static<typeof ImportSchema>;
export const ImportList = Page(ImportSchema, 'ImportList');
