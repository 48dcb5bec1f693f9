import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { openApiDocument } from './index.ts';

type Node = Record<string, unknown>;
interface Operation {
  tags?: string[];
  summary?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema: Node }[];
  requestBody?: { content: Record<string, { schema: Node }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Node }> }>;
}
interface Document extends Node {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Node> };
}

const stored = new URL('../../../docs/openapi.json', import.meta.url);
const document = (await openApiDocument()) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

function* nodes(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const inner of Object.values(value)) yield* nodes(inner);
}

describe('the OpenAPI document', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi({ work: false });
  });
  afterAll(() => api.close());

  it('is what the service answers, and what docs/openapi.json holds', async () => {
    const answered = await api.call('GET', '/api/openapi.json', { token: null });
    expect(answered.status).toBe(200);
    expect(answered.body).toEqual(document);
    const text = `${JSON.stringify(document, null, 2)}\n`;
    expect(readFileSync(stored, 'utf8') === text, 'docs/openapi.json is out of date; regenerate it: npm run docs').toBe(
      true,
    );
  });

  it('is OpenAPI 3.1 with title, version and known tags', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Foresight', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    const used = new Set(operations.flatMap(({ operation }) => operation.tags));
    expect([...used].sort()).toEqual(document.tags.map(tag => tag.name).sort());
  });

  it('names its schemas, uses every one, and every reference leads to one', () => {
    const names = Object.keys(document.components.schemas);
    expect(names).toEqual(expect.arrayContaining(['Problem', 'Forecast', 'Run', 'Import', 'Series', 'Trust', 'Token']));
    expect(names.filter(name => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
    const targets = [...nodes(document)].flatMap(node => (typeof node.$ref === 'string' ? [node.$ref] : []));
    const known = names.map(name => `#/components/schemas/${name}`);
    expect([...new Set(targets)].filter(target => !known.includes(target))).toEqual([]);
    expect(known.filter(target => !targets.includes(target))).toEqual([]);
  });

  it('holds no word of an older JSON Schema and no mark of ours', () => {
    const words = new Set([...nodes(document)].flatMap(node => Object.keys(node)));
    expect([...words].filter(word => ['$id', 'additionalItems', 'nullable', 'definitions'].includes(word))).toEqual([]);
    expect([...words].filter(word => word.startsWith('x-'))).toEqual([]);
    expect([...nodes(document)].filter(node => 'prefixItems' in node && node.items !== false)).toEqual([]);
    expect([...nodes(document)].filter(node => Array.isArray(node.items))).toEqual([]);
  });

  it('is exact: an object of an answer or a body allows no key but its own', () => {
    const open = [...nodes(document)].filter(node => node.type === 'object' && node.additionalProperties === undefined);
    expect(open).toEqual([]);
    const anything = operations.filter(({ operation }) =>
      Object.values(operation.responses).some(({ content = {} }) =>
        Object.values(content).some(({ schema }) => Object.keys(schema).length === 0),
      ),
    );
    expect(anything.map(({ name }) => name)).toEqual([]);
  });

  it.each(operations)('$name has tag, summary and problems for its failures', ({ operation }) => {
    expect(operation.tags).toHaveLength(1);
    expect(operation.summary).toMatch(/^[A-Z]/);
    for (const status of ['4XX', '5XX']) {
      expect(operation.responses[status]?.content?.['application/problem+json']?.schema).toEqual({
        $ref: '#/components/schemas/Problem',
      });
    }
    expect(Object.keys(operation.responses).filter(status => status.startsWith('2')).length).toBeGreaterThan(0);
  });

  it.each(operations)('$name declares the parameters of its path', ({ path, operation }) => {
    const inPath = (operation.parameters ?? []).filter(parameter => parameter.in === 'path');
    expect(inPath.map(parameter => `{${parameter.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(parameter => parameter.required)).toBe(true);
  });

  it('opens health and metrics to all, and asks a token of everything else', () => {
    const open = operations.filter(({ operation }) => operation.security?.length === 0).map(({ name }) => name);
    expect(open).toEqual(['GET /health/live', 'GET /health/ready', 'GET /metrics']);
    expect(document.security).toEqual([{ token: [] }]);
  });
});
