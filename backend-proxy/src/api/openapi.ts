// The OpenAPI 3.1 document, made from the schemas of the routes.
import swagger from '@fastify/swagger';
import { Type } from 'typebox';
import type { Api, Routes } from './api-types.ts';

/** Registers the collector; must come before the routes. */
export async function collectOpenApi(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Foresight',
        version,
        description: 'Forecasts with honest bands over your metrics. Errors are RFC 9457 problems with a stable code.',
        license: { name: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, i) => (schema.$id as string | undefined) ?? `schema-${i}`,
    },
  });
}

export const openApiRoutes: Routes = api => {
  api.get(
    '/api/openapi.json',
    { config: { right: 'public' }, schema: { hide: true, response: { 200: Type.Unknown() } } },
    () => api.swagger(),
  );
};
