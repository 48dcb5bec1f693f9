// What-if: stored forecasts with adjustments, beside the base. Two addresses, one handler.
import { WhatIfAnswer, WhatIfBody } from '@foresight/contracts';
import { applyAdjustments, checkAdjustments } from '../predictions/whatif/index.ts';
import type { Api, ApiDeps, Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { storedForecasts } from './forecast.handler.ts';
import { problemResponses } from './problems.ts';
import { timeFrom } from './time-query.ts';

/** @throws {ForesightError} forecast_not_found for a metric without a stored forecast that reaches so far */
async function whatIf(deps: ApiDeps, caller: ReturnType<typeof callerIn>, body: WhatIfBody): Promise<WhatIfAnswer> {
  const { base_scenario: { as_of, horizon } = {}, adjustments, metrics } = body;
  checkAdjustments(adjustments);
  const asOf = as_of === undefined ? {} : { asOf: new Date(timeFrom(as_of, 'as_of')) };
  const forecasts = await Promise.all(
    metrics.map(metric => storedForecasts(deps, caller, { metric, ...asOf, ...(horizon ? { horizon } : {}) })),
  );
  return applyAdjustments(forecasts.flat(), adjustments);
}

function addRoute(api: Api, deps: ApiDeps, url: string, tag: string): void {
  api.post(
    url,
    {
      config: { right: 'read' },
      schema: {
        tags: [tag],
        summary: 'Forecasts if metrics were higher or lower by so much; nothing is stored',
        body: WhatIfBody,
        response: { 200: WhatIfAnswer, ...problemResponses },
      },
    },
    request => whatIf(deps, callerIn(request), request.body),
  );
}

export const whatIfRoutes: Routes = (api, deps) => {
  addRoute(api, deps, '/api/v1/whatif', 'forecasts');
  addRoute(api, deps, '/api/analytics/predictions/what-if', 'predictions');
};
