// The forecasting methods there are: what an editor offers for a question's `model`.
import { type MethodAnswer, MethodList } from '@foresight/contracts';
import { type ForecastModel, getModel, MODEL_NAMES } from '@foresight/models';
import { DEFAULT_MODEL } from '../predictions/forecast/index.ts';
import type { Routes } from './api-types.ts';
import { problemResponses } from './problems.ts';

const SEASONS = { 0: 'none', 1: 'one', many: 'many' } as const;

const answerOf = ({ name, capability }: ForecastModel): MethodAnswer => ({
  name,
  default: name === DEFAULT_MODEL,
  seasons: SEASONS[capability.seasons],
  trend: capability.trend,
  min_points: capability.minimumLength([]),
  regressors: capability.regressors,
  cost: capability.cost,
});

export const methodRoutes: Routes = api => {
  api.get(
    '/api/v1/methods',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'The forecasting methods that a question may name, the default first',
        response: { 200: MethodList, ...problemResponses },
      },
    },
    () => ({
      items: MODEL_NAMES.map(name => answerOf(getModel(name))).sort((a, b) => Number(b.default) - Number(a.default)),
    }),
  );
};
