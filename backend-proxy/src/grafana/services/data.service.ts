// Queries: every refId gets its answer or its error, each with a status of its own; the call as a whole never fails.
import { ForesightError } from '@foresight/contracts';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { Histogram } from 'prom-client';
import { asForesightError } from '../../api/index.ts';
import { abortable } from '../abortable.ts';
import { unary } from '../call.ts';
import type { FrameEncoder } from '../frames/index.ts';
import { type Identity, identities } from '../identity.ts';
import type { DataQuery, DataResponse, PluginContext, QueryDataRequest, QueryDataResponse } from '../protocol/index.ts';
import {
  grafanaAccess,
  parseModel,
  type QueryContext,
  type QueryDeps,
  type QueryType,
  readQuery,
  refuseVariables,
} from '../queries/index.ts';
import { ownTurn } from '../turns.ts';

export interface DataDeps extends QueryDeps {
  readonly types: readonly QueryType[];
  readonly encoder: FrameEncoder;
}

export function dataService(deps: DataDeps): UntypedServiceImplementation {
  const seconds = new Histogram({
    name: 'foresight_query_duration_seconds',
    help: 'Time to answer one query of a panel or an alert rule',
    labelNames: ['type', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers: [deps.metrics.registry],
  });
  const identityOf = identities(deps.store, deps.now);
  return {
    QueryData: unary<QueryDataRequest, QueryDataResponse>(deps.logger, async (request, signal) => {
      const { pluginContext, queries } = request;
      const call = { signal, fromAlert: isFromAlert(request.headers) };
      const identity = identityOf(pluginContext);
      const answers = queries.map(async query => {
        const end = seconds.startTimer();
        const { type, response } = await answer(deps, identity, pluginContext, query, call);
        end({ type, status: String(response.status) });
        return [query.refId, response] as const;
      });
      const responses = Object.fromEntries(await Promise.all(answers));
      await ownTurn();
      return { responses };
    }),
  };
}

/** Grafana's ruler says so in a header, whose name comes in several spellings. */
const isFromAlert = (headers: Readonly<Record<string, string>>): boolean =>
  Object.entries(headers).some(([name, value]) => /^(http_)?fromalert$/i.test(name) && value === 'true');

type Call = Pick<QueryContext, 'signal' | 'fromAlert'>;

interface Answer {
  readonly type: string;
  readonly response: DataResponse;
}

async function answer(
  deps: DataDeps,
  { checked, likely }: Identity,
  context: PluginContext | null,
  query: DataQuery,
  call: Call,
): Promise<Answer> {
  const { signal } = call;
  let type = 'unknown';
  try {
    const caller = likely ?? (await abortable(checked, signal));
    const model = parseModel(query.json);
    const found = typeNamed(deps.types, query.queryType || model.queryType);
    type = found.type;
    if (call.fromAlert) refuseVariables(model);
    const asked = readQuery(found, model);
    const { fromEpochMS = 0, toEpochMS = 0 } = query.timeRange ?? {};
    const range = { from: fromEpochMS, to: toEpochMS };
    const settings = settingsOf(context);
    const secure = context?.dataSourceInstanceSettings?.decryptedSecureJsonData ?? {};
    const grafana = () => grafanaAccess({ json: settings, secure }, deps.config.grafana);
    const frames = await found.run(
      { caller, range, maxDataPoints: query.maxDataPoints, settings, grafana, ...call },
      asked as never,
    );
    await abortable(checked, signal);
    return { type, response: { frames: await deps.encoder.encode(frames, query.refId, signal), status: 200 } };
  } catch (error) {
    return { type, response: failure(deps, await reasonOf(error, checked, signal), signal) };
  }
}

/** An error may tell what the workspace holds, too: whoever is not let in hears only of that. */
async function reasonOf(error: unknown, checked: Identity['checked'], signal: AbortSignal): Promise<unknown> {
  try {
    await abortable(checked, signal);
    return error;
  } catch (refused) {
    return refused;
  }
}

/** @throws {ForesightError} bad_request that lists the known types */
function typeNamed(types: readonly QueryType[], name: unknown): QueryType {
  const found = types.find(({ type }) => type === name);
  if (found) return found;
  const known = types.map(({ type }) => type).join(', ');
  throw new ForesightError('bad_request', `there is no query type ${JSON.stringify(name ?? '')}; known: ${known}`, {
    fix: 'choose the type in the query editor, or upgrade the Foresight service to the version of the plugin',
  });
}

function settingsOf(context: PluginContext | null): Readonly<Record<string, unknown>> {
  const json = context?.dataSourceInstanceSettings?.jsonData;
  return json && json.length > 0 ? parseModel(json) : {};
}

/** Only faults of the service itself count as the plugin's. */
function failure({ logger }: DataDeps, error: unknown, signal: AbortSignal): DataResponse {
  const known = asForesightError(error);
  if (known && known.status !== 500) {
    const { fix } = known.facts;
    const text = fix ? `${known.message}. Fix: ${fix}` : known.message;
    return { frames: [], error: text, status: known.status, errorSource: 'downstream' };
  }
  // Nobody reads the answer to a call that was cancelled.
  if (!signal.aborted) logger.error({ err: error }, 'a query failed');
  return { frames: [], error: 'the service failed; its log has the cause', status: 500, errorSource: 'plugin' };
}
