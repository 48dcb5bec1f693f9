// Chances of stored forecasts to get beyond limits, and the peaks of their days. Nothing is computed anew, nothing stored.
import { BreachBody, BreachList, CapacityBody, CapacityList } from '@foresight/contracts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { breaches, capacities } from './futures.handler.ts';
import { problemResponses } from './problems.ts';

export const futuresRoutes: Routes = (api, deps) => {
  api.post(
    '/api/v1/breach',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'How likely stored forecasts get beyond limits, and when; only steps to come count',
        body: BreachBody,
        response: { 200: BreachList, ...problemResponses },
      },
    },
    async request => ({ items: await breaches(deps, callerIn(request), request.body) }),
  );

  api.post(
    '/api/v1/capacity',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'The peak of each day ahead, and what it leaves of a capacity',
        body: CapacityBody,
        response: { 200: CapacityList, ...problemResponses },
      },
    },
    async request => ({ items: await capacities(deps, callerIn(request), request.body) }),
  );
};
