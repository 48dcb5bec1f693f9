// The question and the answer of a forecast of stored series, and the ledger row behind it.
import { type Static, Type } from 'typebox';
import {
  Horizon,
  Labels,
  Level,
  Levels,
  MetricName,
  ModelChoice,
  Nullable,
  Page,
  Seasons,
  Time,
  Uuid,
} from '../common.schema.ts';
import { FIT_OPTIONS, FitOptionsSchema } from './fit-options.schema.ts';

/** What is asked of every series of a metric that fits the labels. */
export const ForecastQuestion = Type.Object(
  {
    metric: MetricName,
    labels: Type.Optional(Labels),
    horizon: Type.Optional(Horizon),
    levels: Type.Optional(Levels),
    seasons: Type.Optional(Seasons),
    model: Type.Optional(ModelChoice),
    ...FIT_OPTIONS,
  },
  { $id: 'ForecastQuestion', additionalProperties: false },
);
export type ForecastQuestion = Static<typeof ForecastQuestion>;

export const TrustSchema = Type.Object(
  {
    skill: Nullable(Type.Number({ description: '1 − error ÷ error of seasonal naive, from the backtest' })),
    mase: Nullable(Type.Number()),
    smape: Nullable(Type.Number({ description: 'Percent' })),
    coverage: Type.Array(Type.Object({ level: Level, share: Type.Number() }, { additionalProperties: false }), {
      description: 'Share of truths inside each band in the backtest',
    }),
    origins: Type.Integer({ description: 'Forecast origins in the backtest' }),
    beaten: Type.Optional(Type.Integer({ description: 'Origins where it erred less than seasonal naive' })),
    p_value: Type.Optional(
      Nullable(
        Type.Number({ description: 'How often chance alone would set it as far from seasonal naive; two-sided' }),
      ),
    ),
    evidence: Type.Optional(Type.String({ description: 'What the origins say about its skill, in words' })),
    claim: Type.Enum(['beats-naive', 'no-skill', 'no-backtest'], {
      description: "'no-skill': seasonal naive is served instead",
    }),
    reason: Nullable(Type.String({ description: 'Why there is no claim, with numbers' })),
  },
  { $id: 'Trust', additionalProperties: false, description: 'How far to trust the answer' },
);
export type Trust = Static<typeof TrustSchema>;

export const IntervalSchema = Type.Object(
  { level: Level, lower: Type.Array(Type.Number()), upper: Type.Array(Type.Number()) },
  { $id: 'Interval', additionalProperties: false },
);

export const ForecastSchema = Type.Object(
  {
    series_id: Type.String(),
    metric: MetricName,
    labels: Labels,
    model: Type.String({ description: 'What was asked for' }),
    method: Type.String({ description: 'What made the numbers' }),
    model_version: Type.String(),
    run_id: Uuid,
    issued_at: Time,
    origin: Time,
    time: Type.Array(Time),
    point: Type.Array(Type.Number()),
    intervals: Type.Array(IntervalSchema),
    trust: TrustSchema,
    adjustments: Type.Array(Type.String(), { description: 'What was done to the data or the question' }),
    options: FitOptionsSchema,
  },
  { $id: 'Forecast', additionalProperties: false },
);
export type ForecastAnswer = Static<typeof ForecastSchema>;
export const ForecastList = Page(ForecastSchema, 'ForecastList');
