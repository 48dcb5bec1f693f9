// The OpenAPI document without a running service: for docs/openapi.json and the test that compares the two.
import { readFileSync } from 'node:fs';
import { createLogger } from '../platform/logger.ts';
import type { ApiDeps } from './api-types.ts';
import { createApi } from './create-api.ts';

const PACKAGE = new URL('../../../package.json', import.meta.url);

/** The same document as GET /api/openapi.json answers; needs no database. */
export async function openApiDocument(): Promise<object> {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  // Routes touch what they depend on only when they are called, and here none is.
  const api = await createApi({ version } as ApiDeps, createLogger('silent'));
  try {
    return api.swagger();
  } finally {
    await api.close();
  }
}
