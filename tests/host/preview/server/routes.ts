// The part of Grafana's HTTP API that our panels, editors and pages call, and the files of the page.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AlertRules, changeGroup, createFolder, createRule, groupOf } from './alert-rules.ts';
import { bootScript } from './boot-data.ts';
import { type Dashboards, dashboardOf, readDashboards } from './dashboards.ts';
import { contextOf, dataSourceOf, type PreviewDataSource, toRole } from './data-sources.ts';
import { fontIn, iconIn } from './grafana-files.ts';
import { answerHealth } from './health-route.ts';
import { notFound } from './http-error.ts';
import { answerLive } from './live-route.ts';
import { pageHtml } from './page-html.ts';
import type { PluginClient } from './plugin-client.ts';
import type { Plugin } from './plugins.ts';
import { answerQuery } from './query-route.ts';
import { answerResource } from './resource-route.ts';
import { fileIn, type StaticFile } from './static-files.ts';

export interface Site {
  client: PluginClient;
  readonly plugins: readonly Plugin[];
  readonly dataSources: readonly PreviewDataSource[];
  readonly dashboards: Dashboards;
  readonly alerts: AlertRules;
  /** Folder of the page's bundle. */
  readonly bundle: string;
  /** node_modules: Grafana's icons and fonts are in there. */
  readonly modules: string;
  /** Epoch ms of the data sources' last change. */
  readonly changed: number;
}

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: Buffer;
  /** Aborted when the browser gives up. */
  readonly signal: AbortSignal;
}

/** What a handler returns is sent: an object as JSON. Nothing: the handler has answered. */
export type Answer =
  | { readonly status?: number; readonly json: unknown }
  | { readonly file: StaticFile }
  | { readonly text: string; readonly type: string }
  | undefined;

type Handler = (site: Site, call: Call, parts: readonly string[]) => Promise<Answer> | Answer;

const ROUTES: readonly (readonly [method: string | undefined, path: RegExp, handler: Handler])[] = [
  ['POST', /^\/api\/ds\/query$/, queryRoute],
  ['GET', /^\/api\/datasources\/uid\/([^/]+)\/health$/, healthRoute],
  [undefined, /^\/api\/datasources\/uid\/([^/]+)\/resources\/(.*)$/, resourceRoute],
  ['GET', /^\/api\/preview-live\/([^/]+)\/(.+)$/, liveRoute],
  ['GET', /^\/api\/dashboards\/uid\/([^/]+)$/, ({ dashboards }, _, [uid = '']) => dashboard(dashboards, uid)],
  ['GET', /^\/api\/search$/, ({ dashboards }) => ({ json: list(dashboards) })],
  ['GET', /^\/api\/plugins\/([^/]+)\/settings$/, ({ plugins }, _, [id = '']) => ({ json: pluginOf(plugins, id).meta })],
  ['GET', /^\/api\/folders$/, ({ alerts }) => ({ json: alerts.folders })],
  ['POST', /^\/api\/folders$/, ({ alerts }, call) => ({ json: createFolder(alerts, call) })],
  [
    'POST',
    /^\/api\/v1\/provisioning\/alert-rules$/,
    ({ alerts }, call) => ({ status: 201, json: createRule(alerts, call) }),
  ],
  [undefined, /^\/api\/v1\/provisioning\/folder\/([^/]+)\/rule-groups\/([^/]+)$/, ruleGroupRoute],
  ['GET', /^\/boot\.js$/, bootRoute],
  ['GET', /^\/public\/plugins\/([^/]+)\/(.+)$/, pluginFile],
  [
    'GET',
    /^\/public\/(?:build\/)?img\/icons\/(.+)$/,
    async ({ modules }, _, [path = '']) => file(iconIn(modules, path)),
  ],
  ['GET', /^\/public\/fonts\/(.+)$/, async ({ modules }, _, [path = '']) => file(fontIn(modules, path))],
  ['GET', /^\/bundle\/(.+)$/, async ({ bundle }, _, [path = '']) => file(fileIn(bundle, path))],
  ['GET', /^\/(?!api\/|public\/|bundle\/).*$/, pageRoute],
];

/** @throws {HttpError} */
export async function route(site: Site, call: Call): Promise<Answer> {
  const { method } = call.request;
  for (const [wanted, path, handler] of ROUTES) {
    const match = (wanted === undefined || wanted === method) && path.exec(call.url.pathname);
    if (match) return handler(site, call, match.slice(1));
  }
  throw notFound();
}

function contextFor(site: Site, call: Call) {
  const { meta } = site.plugins.find(plugin => plugin.meta.type === 'datasource') ?? {};
  if (!meta) throw notFound('Plugin not found');
  const facts = { meta, all: site.dataSources, changed: site.changed };
  return (uid: string) => contextOf(facts, dataSourceOf(site.dataSources, uid), call.request);
}

async function queryRoute(site: Site, call: Call): Promise<Answer> {
  const sent: unknown = JSON.parse(call.body.toString() || '{}');
  const { status, body } = await answerQuery(site.client, contextFor(site, call), sent, call.signal);
  return { status, json: body };
}

async function healthRoute(site: Site, call: Call, [uid = '']: readonly string[]): Promise<Answer> {
  return { json: await answerHealth(site.client, contextFor(site, call)(uid), call.signal) };
}

async function resourceRoute(site: Site, call: Call, [uid = '', path = '']: readonly string[]): Promise<Answer> {
  const { request, response, url, body, signal } = call;
  const asked = { context: contextFor(site, call)(uid), url: path + url.search, body };
  await answerResource(site.client, asked, request, response, signal);
  return undefined;
}

async function liveRoute(site: Site, call: Call, [uid = '', path = '']: readonly string[]): Promise<Answer> {
  const context = () => contextFor(site, call)(uid);
  await answerLive(site.client, context, path, call.response, call.signal);
  return undefined;
}

function ruleGroupRoute({ alerts }: Site, call: Call, parts: readonly string[]): Answer {
  const [folder = '', group = ''] = parts.map(decodeURIComponent);
  return {
    json: call.request.method === 'PUT' ? changeGroup(alerts, call, folder, group) : groupOf(alerts, folder, group),
  };
}

const dashboard = (from: Dashboards, uid: string): Answer => ({
  json: { dashboard: dashboardOf(from, uid), meta: { slug: uid, canEdit: false } },
});

const list = (from: Dashboards) =>
  readDashboards(from).map(({ uid, title, description, tags }) => ({
    uid,
    title,
    description,
    tags: tags ?? [],
    type: 'dash-db',
    url: `/d/${uid}`,
  }));

/** @throws {HttpError} 404 */
function pluginOf(plugins: readonly Plugin[], id: string): Plugin {
  const found = plugins.find(({ meta }) => meta.id === id);
  if (!found) throw notFound('Plugin not found');
  return found;
}

const file = async (read: Promise<StaticFile>): Promise<Answer> => ({ file: await read });

const themeOf = (search: URLSearchParams) => (search.get('theme') === 'light' ? 'light' : 'dark');

function bootRoute({ plugins, dataSources }: Site, { url, request }: Call): Answer {
  const { searchParams } = url;
  const appUrl = `http://${request.headers.host}/`;
  const role = toRole(searchParams.get('role'));
  const text = bootScript({ plugins, dataSources, theme: themeOf(searchParams), role, appUrl });
  return { text, type: 'text/javascript; charset=utf-8' };
}

async function pluginFile({ plugins }: Site, _: Call, [id = '', path = '']: readonly string[]): Promise<Answer> {
  return file(fileIn(pluginOf(plugins, id).folder, path));
}

function pageRoute(_: Site, { url }: Call): Answer {
  const kept = new URLSearchParams();
  for (const name of ['theme', 'role']) {
    const value = url.searchParams.get(name);
    if (value) kept.set(name, value);
  }
  const html = pageHtml({ bundle: '/bundle/', search: kept.toString(), theme: themeOf(url.searchParams) });
  return { text: html, type: 'text/html; charset=utf-8' };
}
