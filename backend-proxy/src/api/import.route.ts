// Import of a file by upload: the same as `foresight import`.
import type { Readable } from 'node:stream';
import {
  FIT_OPTIONS,
  ForesightError,
  Horizon,
  ImportList,
  ImportSchema,
  Levels,
  MetricName,
  MOST_REGRESSORS,
  ModelChoice,
  Seasons,
  Text,
} from '@foresight/contracts';
import { getModel } from '@foresight/models';
import { Type } from 'typebox';
import { askedAs, fullQuestion, requestForecast } from '../jobs/index.ts';
import { parseFrequency } from '../normalize/metric/index.ts';
import { questionDefaults } from '../predictions/forecast/index.ts';
import { importFile, listImports, workspaceById } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';
import { withUpload } from './upload.ts';

const { transform, time_zone, holidays, level_shifts } = FIT_OPTIONS;
/** The options that texts can hold; events, and regressors with labels, are for POST /api/v1/forecasts. */
const OPTIONS_IN_A_QUERY = {
  lower: Type.Optional(Type.Number({ description: 'What the values can never fall below' })),
  upper: Type.Optional(Type.Number({ description: 'What the values can never rise above' })),
  transform,
  time_zone,
  holidays,
  regressors: Type.Optional(
    Type.Array(MetricName, { maxItems: MOST_REGRESSORS, description: 'Other stored metrics that move this one' }),
  ),
  level_shifts,
};

const ImportQuery = Type.Object(
  {
    metric: MetricName,
    file_name: Type.Optional(
      Type.String({
        ...Text,
        minLength: 1,
        maxLength: 500,
        description: 'Shown in the list of imports; names the series of a file without ids. Default: the metric',
      }),
    ),
    train: Type.Optional(Type.Boolean({ default: true, description: 'Train and forecast after the import' })),
    horizon: Type.Optional(Horizon),
    levels: Type.Optional(Levels),
    seasons: Type.Optional(Seasons),
    model: Type.Optional(ModelChoice),
    ...OPTIONS_IN_A_QUERY,
    freq: Type.Optional(Type.String({ maxLength: 20, description: 'For files without times: 15min, 1h, 1d, 1mo …' })),
    ignore: Type.Optional(Type.Array(Text, { description: 'Columns to leave out' })),
  },
  { additionalProperties: false },
);

const FileBody = Type.Unknown({ description: 'The file as it is' });
const FILE_TYPES = ['text/csv', 'text/plain', 'application/gzip', 'application/octet-stream'];

export const importRoutes: Routes = (api, { store, queue, config, uploadDir, metrics, now }) => {
  // Bodies of files are streams: nothing is read before the rights are checked. JSON is no file.
  api.removeAllContentTypeParsers();
  api.addContentTypeParser(FILE_TYPES, (_request, payload, done) => done(null, payload));

  api.post(
    '/api/v1/imports',
    {
      config: { right: 'write' },
      schema: {
        tags: ['imports'],
        summary: 'Import a CSV file (plain or gzip), long or wide; stored whole or not at all',
        body: { content: Object.fromEntries(FILE_TYPES.map(type => [type, { schema: FileBody }])) },
        querystring: ImportQuery,
        response: { 200: ImportSchema, 201: ImportSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const { metric, file_name = metric, train = true, freq, ignore, ...wanted } = request.query;
      const { lower, upper, ...plain } = wanted;
      const bounds =
        lower === undefined && upper === undefined
          ? {}
          : { bounds: { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) } };
      const workspace = await store.inWorkspace(workspaceId, trx => workspaceById(trx, workspaceId));
      const asked = { metric, ...plain, ...bounds };
      const question = fullQuestion(asked, questionDefaults(config, workspace));
      const needs = getModel(question.model).capability.minimumLength(question.seasons ?? []);
      if (!request.body) {
        throw new ForesightError('bad_request', 'the request has no body', {
          fix: `send the file as the body, as one of ${FILE_TYPES.join(', ')}`,
        });
      }
      const limit = config.http.body_limit_mb * 1024 ** 2;
      const done = await withUpload(uploadDir, request.body as Readable, limit, path =>
        importFile(store, {
          workspaceId,
          metric,
          path,
          fileName: file_name,
          options: { ...(freq ? { freq: parseFrequency(freq) } : {}), ...(ignore ? { ignore } : {}) },
          ...(train
            ? {
                needs: { points: needs, model: question.model },
                afterWrite: trx => requestForecast(queue, trx, workspaceId, question, askedAs(asked)),
              }
            : {}),
          now: now(),
        }),
      );
      for (const kind of ['added', 'changed', 'unchanged'] as const) {
        if (!done.repeated) metrics.pointsWritten.inc({ kind }, done.counts[kind]);
      }
      return reply.code(done.repeated ? 200 : 201).send(done);
    },
  );

  api.get(
    '/api/v1/imports',
    {
      config: { right: 'read' },
      schema: {
        tags: ['imports'],
        summary: 'Files that were imported',
        response: { 200: ImportList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const rows = await store.inWorkspace(workspaceId, trx => listImports(trx, workspaceId));
      return { items: rows.map(row => ({ ...row, repeated: false, run_id: null })) };
    },
  );
};
