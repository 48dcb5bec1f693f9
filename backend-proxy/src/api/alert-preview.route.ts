// What a ready alert rule would have done over the last days. Nothing is stored.
import { AlertPreview, AlertPreviewBody } from '@foresight/contracts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';

export const alertPreviewRoutes: Routes = (api, { alertPreview }) => {
  api.post(
    '/api/v1/alert-preview',
    {
      config: { right: 'read' },
      schema: {
        tags: ['alerts'],
        summary: 'When an alert rule would have fired over the last 30 days, and whether the thing then happened',
        body: AlertPreviewBody,
        response: { 200: AlertPreview, ...problemResponses },
      },
    },
    async (request, reply) => {
      // Going back takes a while, and need not go on for someone who left.
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      return alertPreview(callerIn(request), { ...request.body, signal: left.signal });
    },
  );
};
