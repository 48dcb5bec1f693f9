// Where a model version comes from, and what was decided about the models of its metric.
import { type Static, Type } from 'typebox';
import { ModelEventSchema } from '../challenger/challenger.schema.ts';
import { Nullable, Time, Uuid } from '../common.schema.ts';
import { ForecastQuestion, TrustSchema } from '../forecast/forecast.schema.ts';
import { ModelVersionSchema, RunRole, RunStatus } from '../run/run.schema.ts';

export const LineageSchema = Type.Object(
  {
    ...ModelVersionSchema.properties,
    question: ForecastQuestion,
    trust: TrustSchema,
    adjustments: Type.Array(Type.String(), { description: 'What was done to the data or the question' }),
    run: Type.Object(
      {
        id: Uuid,
        role: RunRole,
        status: RunStatus,
        created_at: Time,
        issued_at: Nullable(Time),
        schedule: Nullable(Type.String({ description: 'The schedule that asked for it' })),
      },
      { additionalProperties: false },
    ),
    champion: Nullable(
      Type.Object(
        { model: Type.String(), since: Time, by: Type.String() },
        { additionalProperties: false, description: 'How forecasts of the metric are made now' },
      ),
    ),
    events: Type.Array(ModelEventSchema, {
      description: 'Promotions, rollbacks and refusals of the metric, newest first',
    }),
  },
  { $id: 'Lineage', additionalProperties: false },
);
export type Lineage = Static<typeof LineageSchema>;
