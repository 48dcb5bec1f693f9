// The OpenAPI 3.1 document, made from the schemas of the routes.
import swagger from '@fastify/swagger';
import { Type } from 'typebox';
import type { Api, Routes } from './api-types.ts';
import { liftNames, markNames } from './schema-names.ts';

const TAGS = [
  { name: 'health', description: 'Is the service there, can it work, what does it measure' },
  { name: 'metrics', description: 'Stored metrics, their series and points' },
  { name: 'imports', description: 'Files of points' },
  { name: 'events', description: 'What people did: files of events, erasure of a person' },
  { name: 'forecasts', description: 'Questions, answers from the ledger, model versions' },
  { name: 'anomalies', description: 'What was unlike the past' },
  { name: 'alerts', description: 'What alert rules would have done' },
  { name: 'runs', description: 'Training in progress and done' },
  { name: 'schedules', description: 'Training that comes again' },
  { name: 'models', description: 'Challengers, promotion and rollback' },
  { name: 'scenarios', description: 'Stored what-ifs' },
  { name: 'state', description: 'The configuration of a workspace as one document' },
  { name: 'tokens', description: 'Who may call' },
  { name: 'predictions', description: 'The same forecasts under other names' },
];

/** Registers the collector; must come before the routes. */
export async function collectOpenApi(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Foresight',
        version,
        description: 'Forecasts with honest bands over your metrics. Errors are RFC 9457 problems with a stable code.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: TAGS,
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: ({ schema, url }) => ({ schema: markNames(schema), url }),
    transformObject: document => ('openapiObject' in document ? liftNames(document.openapiObject) : {}),
  });
}

export const openApiRoutes: Routes = api => {
  api.get(
    '/api/openapi.json',
    { config: { right: 'public' }, schema: { hide: true, response: { 200: Type.Unknown() } } },
    () => api.swagger(),
  );
};
