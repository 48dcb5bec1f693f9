// Puts the application together: one Fastify instance out of route files.
import { randomUUID } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController } from 'fastify';
import type { Logger } from '../platform/logger.ts';
import { alertPreviewRoutes } from './alert-preview.route.ts';
import { anomalyRoutes } from './anomaly.route.ts';
import type { Api, ApiDeps, Routes } from './api-types.ts';
import { requireRights } from './auth.ts';
import { challengerRoutes } from './challenger.route.ts';
import { closeKeptConnections } from './closing.ts';
import { eventImportRoutes } from './event-import.route.ts';
import { forecastRoutes } from './forecast.route.ts';
import { futuresRoutes } from './futures.route.ts';
import { healthRoutes } from './health.route.ts';
import { holidayRoutes } from './holiday.route.ts';
import { importRoutes } from './import.route.ts';
import { labelRoutes } from './label.route.ts';
import { lineageRoutes } from './lineage.route.ts';
import { methodRoutes } from './method.route.ts';
import { metricRoutes } from './metric.route.ts';
import { modelHealthRoutes } from './model-health.route.ts';
import { collectOpenApi, openApiRoutes } from './openapi.ts';
import { personRoutes } from './person.route.ts';
import { predictionRoutes } from './prediction.route.ts';
import { answerProblems, problemOfFramework } from './problems.ts';
import { qualityRoutes } from './quality.route.ts';
import { runRoutes } from './run.route.ts';
import { scenarioRoutes } from './scenario.route.ts';
import { scheduleRoutes } from './schedule.route.ts';
import { stateRoutes } from './state.route.ts';
import { statusRoutes } from './status.route.ts';
import { tokenRoutes } from './token.route.ts';
import { checkStrictly } from './validation.ts';
import { whatIfRoutes } from './whatif.route.ts';

/** All routes: a file that is not in this list does not answer. */
const ROUTES: readonly Routes[] = [
  healthRoutes,
  statusRoutes,
  openApiRoutes,
  metricRoutes,
  labelRoutes,
  methodRoutes,
  holidayRoutes,
  importRoutes,
  eventImportRoutes,
  personRoutes,
  forecastRoutes,
  futuresRoutes,
  qualityRoutes,
  modelHealthRoutes,
  challengerRoutes,
  lineageRoutes,
  runRoutes,
  scheduleRoutes,
  tokenRoutes,
  predictionRoutes,
  whatIfRoutes,
  scenarioRoutes,
  anomalyRoutes,
  alertPreviewRoutes,
  stateRoutes,
];

/** Builds the application, ready to listen or to be called with `inject`. */
export async function createApi(deps: ApiDeps, logger: Logger): Promise<Api> {
  const app = Fastify({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    frameworkErrors: problemOfFramework,
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as Api;
  checkStrictly(app as never);
  answerProblems(app as never);
  closeKeptConnections(app as never);
  requireRights(app as never, deps.store, deps.now);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    deps.metrics.httpSeconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  await collectOpenApi(app, deps.version);
  // A scope each: what a file sets up for its bodies holds for its own routes only.
  for (const routes of ROUTES) await app.register(async scope => routes(scope as never, deps));
  await app.ready();
  return app;
}
