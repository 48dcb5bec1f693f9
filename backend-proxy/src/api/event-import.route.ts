// Import of a file of events by upload: the same as `foresight import events`.
import type { Readable } from 'node:stream';
import { EventImportList, EventImportSchema, EventRejectList, ForesightError, Text, Uuid } from '@foresight/contracts';
import { Type } from 'typebox';
import { parseEventColumns } from '../normalize/event/index.ts';
import { importEvents, listEventImports, listRejects } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';
import { withUpload } from './upload.ts';

const name = (description: string) => Type.String({ ...Text, minLength: 1, maxLength: 200, description });

const EventImportQuery = Type.Object(
  {
    file_name: Type.Optional(name('Shown in the list of imports. Default: events')),
    source: Type.Optional(name('Ids of events are unique within it: files of one system share it. Default: file')),
    column: Type.Optional(
      Type.Array(Text, {
        maxItems: 20,
        description: 'Which column is which field, such as user_id=CustomerNumber; the others are found by their names',
      }),
    ),
  },
  { additionalProperties: false },
);
const RejectQuery = Type.Object(
  {
    after: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'Only rows behind this line' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000 })),
  },
  { additionalProperties: false },
);

const FileBody = Type.Unknown({ description: 'The file as it is' });
const FILE_TYPES = ['text/csv', 'text/plain', 'application/gzip', 'application/octet-stream'];

export const eventImportRoutes: Routes = (api, { store, config, uploadDir, now }) => {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser(FILE_TYPES, (_request, payload, done) => done(null, payload));

  api.post(
    '/api/v1/events/imports',
    {
      config: { right: 'write' },
      schema: {
        tags: ['events'],
        summary: 'Import a CSV file of events (plain or gzip); rows that are none are kept with their reason',
        body: { content: Object.fromEntries(FILE_TYPES.map(type => [type, { schema: FileBody }])) },
        querystring: EventImportQuery,
        response: { 200: EventImportSchema, 201: EventImportSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const { file_name: fileName = 'events', source, column = [] } = request.query;
      const columns = parseEventColumns(column);
      if (!request.body) {
        throw new ForesightError('bad_request', 'the request has no body', {
          fix: `send the file as the body, as one of ${FILE_TYPES.join(', ')}`,
        });
      }
      const limit = config.http.body_limit_mb * 1024 ** 2;
      const done = await withUpload(uploadDir, request.body as Readable, limit, path =>
        importEvents(store, { workspaceId, path, fileName, columns, now: now(), ...(source ? { source } : {}) }),
      );
      return reply.code(done.repeated ? 200 : 201).send(done);
    },
  );

  api.get(
    '/api/v1/events/imports',
    {
      config: { right: 'read' },
      schema: {
        tags: ['events'],
        summary: 'Files of events that were imported, or are being',
        response: { 200: EventImportList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      return { items: await store.inWorkspace(workspaceId, trx => listEventImports(trx, workspaceId)) };
    },
  );

  api.get(
    '/api/v1/events/imports/:id/rejects',
    {
      config: { right: 'read' },
      schema: {
        tags: ['events'],
        summary: 'Rows of a file that are no events, each with its reason',
        params: Type.Object({ id: Uuid }, { additionalProperties: false }),
        querystring: RejectQuery,
        response: { 200: EventRejectList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { after = 0, limit = 1_000 } = request.query;
      const { id } = request.params;
      return { items: await store.inWorkspace(workspaceId, trx => listRejects(trx, workspaceId, id, after, limit)) };
    },
  );
};
