// The service as one token sees it.
import { type Static, Type } from 'typebox';
import { Time, Uuid } from '../common.schema.ts';
import { RightSchema } from '../token/token.schema.ts';

const strict = { additionalProperties: false };

export const ServiceStatus = Type.Object(
  {
    version: Type.String({ description: 'Of the service' }),
    workspace: Type.Object({ id: Uuid, slug: Type.String(), name: Type.String(), time_zone: Type.String() }, strict),
    right: RightSchema,
    metrics: Type.Integer({ description: 'Metrics stored in the workspace' }),
    asks_grafana: Type.Boolean({
      description: 'The service has a token of its own to ask other data sources through Grafana',
    }),
    time: Time,
    clock_skew_ms: Type.Number({ description: "The service's clock minus the database's" }),
    checks: Type.Record(Type.String(), Type.Object({ ok: Type.Boolean(), detail: Type.String() }, strict)),
  },
  { $id: 'ServiceStatus', ...strict },
);
export type ServiceStatus = Static<typeof ServiceStatus>;
