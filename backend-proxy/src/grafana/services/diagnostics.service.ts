// Health of a data source as its settings page shows it, and the service's metrics.

import type { ServiceStatus } from '@foresight/contracts';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { type Api, asForesightError, RIGHT_CAP_HEADER } from '../../api/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { unary } from '../call.ts';
import { rightOfRole, tokenOf } from '../identity.ts';
import type { CheckHealthRequest, CheckHealthResponse, PluginContext } from '../protocol/index.ts';
import { checkAccess, grafanaAccess, parseModel } from '../queries/index.ts';

export interface DiagnosticsDeps {
  readonly api: Api;
  readonly metrics: Metrics;
  readonly version: string;
  readonly config: Pick<Config, 'grafana'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do, where it is not ok. */
  readonly fix?: string;
}

type SeenStatus = ServiceStatus & { readonly checks: Readonly<Record<string, { ok: boolean; detail: string }>> };

/** Beyond this, "now" is another moment for the database, Grafana and the service. */
const MOST_SKEW_MS = 5_000;

export function diagnosticsService(deps: DiagnosticsDeps): UntypedServiceImplementation {
  return {
    CheckHealth: unary<CheckHealthRequest, CheckHealthResponse>(deps.logger, request => health(deps, request)),
    CollectMetrics: unary(deps.logger, async () => ({
      metrics: { prometheus: Buffer.from(await deps.metrics.registry.metrics()) },
    })),
  };
}

async function health(deps: DiagnosticsDeps, { pluginContext }: CheckHealthRequest): Promise<CheckHealthResponse> {
  const asked = await askStatus(deps, pluginContext);
  const others = await otherSources(deps, pluginContext);
  const checks = [...asked.checks, ...others, grafanaClock(pluginContext, deps.now())];
  const failed = checks.filter(check => !check.ok);
  const lines = failed.map(({ name, detail, fix }) => `${name}: ${detail}${fix ? `. Fix: ${fix}` : ''}`);
  const message = failed.length === 0 && asked.status ? inOneSentence(asked.status) : lines.join('; ');
  const { checks: _own, ...facts } = asked.status ?? { version: deps.version, time: deps.now().toISOString() };
  return {
    status: failed.length === 0 ? 'OK' : 'ERROR',
    message,
    // `verboseMessage` is what the settings page unfolds.
    jsonDetails: Buffer.from(JSON.stringify({ ...facts, checks, verboseMessage: oneALine(checks) })),
  };
}

function inOneSentence({ version, workspace, metrics, right, checks, clock_skew_ms }: SeenStatus): string {
  const { name, slug } = workspace;
  const holds = `workspace ${name} (${slug}) with ${metrics} ${metrics === 1 ? 'metric' : 'metrics'}`;
  const database = `database ${checks.database?.detail ?? 'reached'}`;
  return `Foresight ${version}, ${database}, ${holds}, right ${right}, clock ${clockText(clock_skew_ms)}`;
}

/** What failed comes first. */
function oneALine(checks: readonly Check[]): string {
  const inOrder = [...checks].sort((a, b) => Number(a.ok) - Number(b.ok));
  const lines = inOrder.map(({ name, ok, detail, fix }) => [
    `${name}: ${ok ? '' : 'failed, '}${detail}`,
    ...(fix ? [`  Fix: ${fix}`] : []),
  ]);
  return lines.flat().join('\n');
}

const clockText = (skew: number) => `${Math.abs(skew)} ms from the database's`;

/** The answer of GET /api/v1/health as checks, each failure with its fix. */
async function askStatus(
  { api }: DiagnosticsDeps,
  context: PluginContext | null,
): Promise<{ status?: SeenStatus; checks: Check[] }> {
  try {
    const headers = { authorization: `Bearer ${tokenOf(context)}`, [RIGHT_CAP_HEADER]: rightOfRole(context) };
    const answer = await api.inject({ method: 'GET', url: '/api/v1/health', headers });
    if (answer.statusCode !== 200) return { checks: [fromProblem(answer.json())] };
    const status = answer.json<SeenStatus>();
    return { status, checks: [{ name: 'token', ok: true, detail: `right ${status.right}` }, ...checksOf(status)] };
  } catch (error) {
    const known = asForesightError(error);
    if (!known) throw error;
    return { checks: [fromProblem(known.toProblem())] };
  }
}

/** What the API says to any client, with what is to be done in Grafana. */
function fromProblem({ code, detail, fix: said }: { code?: string; detail: string; fix?: string }): Check {
  const inGrafana = code === 'unauthorized' && said && !said.includes('settings of the data source');
  const fix = inGrafana ? `${said}, and enter it in the settings of the data source` : said;
  const name =
    code === 'unauthorized' || code === 'forbidden' ? 'token' : code === 'unavailable' ? 'database' : 'service';
  return { name, ok: false, detail, ...(fix ? { fix } : {}) };
}

function checksOf({ checks, clock_skew_ms }: SeenStatus): Check[] {
  const own = Object.entries(checks).map(([name, { ok, detail }]) => ({ name, ok, detail, ...fixOf(name, ok) }));
  const near = Math.abs(clock_skew_ms) <= MOST_SKEW_MS;
  const ahead = clock_skew_ms > 0 ? 'ahead of' : 'behind';
  const clock = {
    name: 'clock',
    ok: near,
    detail: near
      ? clockText(clock_skew_ms)
      : `the service's clock is ${Math.round(Math.abs(clock_skew_ms) / 1000)} s ${ahead} the database's`,
    ...(near ? {} : { fix: 'let NTP set the clocks of both machines' }),
  };
  return [...own, clock];
}

const FIXES: Readonly<Record<string, string>> = {
  database: 'see the log of the service, and that its database runs',
  migrations: 'run: foresight migrate',
};
const fixOf = (name: string, ok: boolean) => (ok || !FIXES[name] ? {} : { fix: FIXES[name] });

/** Whether rules can ask other data sources; not said where no token was entered, for many need none. */
async function otherSources({ config }: DiagnosticsDeps, context: PluginContext | null): Promise<Check[]> {
  const name = 'other data sources';
  const { jsonData, decryptedSecureJsonData: secure = {} } = context?.dataSourceInstanceSettings ?? {};
  try {
    const json = jsonData && jsonData.length > 0 ? parseModel(jsonData) : {};
    const access = grafanaAccess({ json, secure }, config.grafana);
    return access ? [{ name, ...(await checkAccess(access)) }] : [];
  } catch (error) {
    const known = asForesightError(error);
    if (!known) throw error;
    const { fix } = known.facts;
    return [{ name, ok: false, detail: known.message, ...(fix ? { fix } : {}) }];
  }
}

/** Grafana does not send its time, but a data source cannot have been saved in the future. */
function grafanaClock(context: PluginContext | null, now: Date): Check {
  const ahead = (context?.dataSourceInstanceSettings?.lastUpdatedMS ?? 0) - now.getTime();
  if (ahead <= MOST_SKEW_MS) return { name: 'grafana clock', ok: true, detail: 'not ahead of the service' };
  return {
    name: 'grafana clock',
    ok: false,
    detail: `Grafana's clock is at least ${Math.round(ahead / 1000)} s ahead of the service's`,
    fix: 'let NTP set the clocks of both machines',
  };
}
