// A run trains models and writes the ledger; its items say what became of each series.
import { type Static, Type } from 'typebox';
import { Labels, Nullable, Page, Time, Uuid } from '../common.schema.ts';
import { ForecastQuestion } from '../forecast/forecast.schema.ts';
import { ProblemSchema } from '../problem/problem.schema.ts';

export const RunStatus = Type.Enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type RunStatus = Static<typeof RunStatus>;

export const RunRole = Type.Enum(['champion', 'shadow'], {
  description: "'shadow': of a challenger, beside a run of the champion; its forecasts answer nobody",
});

export const RunSchema = Type.Object(
  {
    id: Uuid,
    kind: Type.Literal('forecast'),
    role: RunRole,
    question: ForecastQuestion,
    status: RunStatus,
    total: Type.Integer({ description: 'Series to train' }),
    done: Type.Integer(),
    refused: Type.Integer({ description: 'Series without enough history' }),
    failed: Type.Integer(),
    created_at: Time,
    started_at: Nullable(Time),
    finished_at: Nullable(Time),
    problem: Nullable(ProblemSchema),
  },
  { $id: 'Run', additionalProperties: false },
);
export type RunAnswer = Static<typeof RunSchema>;
export const RunList = Page(RunSchema, 'RunList');

export const RunItemSchema = Type.Object(
  {
    series_id: Type.String(),
    labels: Labels,
    status: Type.Enum(['done', 'refused', 'failed']),
    skill: Nullable(Type.Number()),
    reason: Nullable(Type.String()),
  },
  { $id: 'RunItem', additionalProperties: false },
);
export const RunItemList = Page(RunItemSchema, 'RunItemList');

export const ModelVersionSchema = Type.Object(
  {
    id: Uuid,
    series_id: Type.String(),
    metric: Type.String(),
    labels: Labels,
    name: Type.String(),
    version: Type.String(),
    method: Type.String(),
    active: Type.Boolean({ description: 'The version that answers now' }),
    artifact_sha256: Type.String(),
    data_sha256: Type.String(),
    training_start: Time,
    training_end: Time,
    skill: Nullable(Type.Number()),
    run_id: Uuid,
    created_at: Time,
  },
  { $id: 'ModelVersion', additionalProperties: false },
);
export const ModelVersionList = Page(ModelVersionSchema, 'ModelVersionList');
