// How the forecast that serves a series is doing: fresh or not, and whether its band still holds.
import { type Static, Type } from 'typebox';
import { Labels, MetricName, Nullable, Page, Time, Uuid } from '../common.schema.ts';

export const HealthState = Type.Enum(['fresh', 'stale', 'drifting', 'no-data', 'failing'], {
  description:
    "'failing': the last run gave it no forecast; 'no-data': values stopped; 'drifting': the band breaks its promise; 'stale': made too long ago",
});
export type HealthState = Static<typeof HealthState>;

export const ModelHealthSchema = Type.Object(
  {
    series_id: Type.String(),
    metric: MetricName,
    labels: Labels,
    state: HealthState,
    text: Type.String({ description: 'Why, with numbers' }),
    model_id: Uuid,
    model: Type.String(),
    model_version: Type.String(),
    issued_at: Time,
    origin: Time,
    forecast_end: Time,
    last_time: Nullable(Time),
    new_points: Type.Integer({ description: 'Values since it was trained' }),
    points: Type.Integer({ description: 'Latest values that a forecast had been issued for' }),
    level: Type.Number({ description: 'Share of values that the band promised to hold' }),
    coverage: Nullable(Type.Number({ description: 'Share of them that it held' })),
    p_value: Nullable(Type.Number({ description: 'How often a band that keeps its promise would hold as few' })),
    mase: Nullable(Type.Number({ description: 'Their scaled error' })),
    error_ratio: Nullable(Type.Number({ description: "Their scaled error ÷ the backtest's" })),
    skill: Nullable(Type.Number({ description: 'Against seasonal naive, from the backtest' })),
  },
  { $id: 'ModelHealth', additionalProperties: false },
);
export type ModelHealth = Static<typeof ModelHealthSchema>;
export const ModelHealthList = Page(ModelHealthSchema, 'ModelHealthList');
