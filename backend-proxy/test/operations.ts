// Every operation of the API, taken from its OpenAPI document: for tests that hold for all routes.
import { openApiDocument } from '../src/api/index.ts';

export interface ApiOperation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With made-up ids in the place of path parameters. */
  readonly url: string;
  readonly name: string;
  readonly public: boolean;
  /** Content type of the body it takes, if any. */
  readonly takes: string | undefined;
}

const MADE_UP: Readonly<Record<string, string>> = {
  '/api/v1/series/{id}/points': '999999999999',
  '/api/v1/metrics/{metric}/points': 'cpu',
  '/api/v1/tokens/{id}': '0123456789ab',
};
const UUID = '00000000-0000-4000-8000-000000000000';

export async function apiOperations(): Promise<ApiOperation[]> {
  const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody }]) => ({
      method: method.toUpperCase() as ApiOperation['method'],
      url: path.replace(/\{\w+\}/, MADE_UP[path] ?? UUID),
      name: `${method.toUpperCase()} ${path}`,
      public: security?.length === 0,
      takes: Object.keys(requestBody?.content ?? {})[0],
    })),
  );
}

interface Operation {
  security?: unknown[];
  requestBody?: { content: object };
}
