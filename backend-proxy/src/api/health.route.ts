// Is the process alive, can it serve, and what does it measure. Open to all: no data of any workspace.
import { Type } from 'typebox';
import type { Routes } from './api-types.ts';
import { problemResponses } from './problems.ts';

const Liveness = Type.Object(
  { alive: Type.Boolean(), version: Type.String() },
  { $id: 'Liveness', additionalProperties: false },
);
const Check = Type.Object({ ok: Type.Boolean(), detail: Type.String() }, { additionalProperties: false });
const Readiness = Type.Object(
  {
    ready: Type.Boolean(),
    version: Type.String(),
    checks: Type.Record(Type.String(), Check),
  },
  { $id: 'Readiness', additionalProperties: false },
);

export const healthRoutes: Routes = (api, { readiness, metrics, version }) => {
  api.get(
    '/health/live',
    {
      config: { right: 'public' },
      schema: {
        tags: ['health'],
        summary: 'The process answers',
        security: [],
        response: { 200: Liveness, ...problemResponses },
      },
    },
    () => ({ alive: true, version }),
  );

  api.get(
    '/health/ready',
    {
      config: { right: 'public' },
      schema: {
        tags: ['health'],
        summary: 'The service can do its work: database reached, schema up to date',
        security: [],
        response: { 200: Readiness, 503: Readiness, ...problemResponses },
      },
    },
    async (_request, reply) => {
      const checks = await readiness();
      const ready = Object.values(checks).every(check => check.ok);
      return reply.code(ready ? 200 : 503).send({ ready, version, checks });
    },
  );

  api.get(
    '/metrics',
    {
      config: { right: 'public' },
      schema: {
        tags: ['health'],
        summary: 'Prometheus metrics',
        security: [],
        produces: ['text/plain'],
        response: { 200: Type.String(), ...problemResponses },
      },
    },
    async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
};
