// The HTTP door: one Fastify application out of route files. Grafana's resource calls come through the same routes.
export type { Api, ApiDeps, AskAlertPreview, AskAnomalies, ReadinessCheck } from './api-types.ts';
export { RIGHT_CAP_HEADER, USER_HEADER } from './auth.ts';
export { createApi } from './create-api.ts';
export { asForesightError } from './known-errors.ts';
export { openApiDocument } from './openapi-document.ts';
