// The data source as Grafana's browser side knows it. The service answers; what happens here is variables, migration,
// suggestions, and words for what goes wrong on the way.
import type {
  AdHocVariableFilter,
  CoreApp,
  DataQueryRequest,
  DataQueryResponse,
  DataSourceGetTagKeysOptions,
  DataSourceGetTagValuesOptions,
  DataSourceInstanceSettings,
  LegacyMetricFindQueryOptions,
  MetricFindValue,
  ScopedVars,
  TestDataSourceResponse,
} from '@grafana/data';
import {
  config,
  DataSourceWithBackend,
  getDataSourceSrv,
  getGrafanaLiveSrv,
  getTemplateSrv,
  HealthCheckError,
} from '@grafana/runtime';
import { map, type Observable, switchMap } from 'rxjs';
import { askHealth, type Resources, resources } from '../shared/service/index.ts';
import { ANNOTATIONS } from './annotations/index.ts';
import { inWords, refused, withErrors } from './errors.ts';
import { liveAnswers } from './live/index.ts';
import {
  type ForesightQuery,
  interpolate,
  kindOf,
  NEW_QUERY,
  openQuery,
  type Replace,
  textsIn,
} from './query/index.ts';
import type { Settings } from './settings.ts';
import { withGiven } from './source/index.ts';
import { tagKeys, tagValues } from './tags.ts';
import { VariableSupport } from './variables/VariableSupport.ts';
import { findValues, type VariableQuery } from './variables/variable-query.ts';

export class DataSource extends DataSourceWithBackend<ForesightQuery, Settings> {
  /** What the settings say where a query says nothing. */
  readonly settings: Settings;
  /** Metrics, labels and methods of the service. */
  readonly ask: Resources;
  override variables: VariableSupport;
  /** "Add annotation query" of dashboards. */
  override annotations = ANNOTATIONS;

  constructor(instance: DataSourceInstanceSettings<Settings>) {
    super(instance);
    this.settings = instance.jsonData ?? {};
    this.ask = resources((path, params) => this.getResource(path, params, { showErrorAlert: false }));
    this.variables = new VariableSupport((query, options) => this.metricFindQuery(query, options));
  }

  override getDefaultQuery(_app: CoreApp): Partial<ForesightQuery> {
    return NEW_QUERY;
  }

  /** Hidden queries and those that are not complete are not sent. One that this plugin cannot read is: the service says why. */
  override filterQuery(query: ForesightQuery): boolean {
    const opened = openQuery(query);
    return !query.hide && (!opened.ok || kindOf(opened.query).complete(opened.query));
  }

  override getQueryDisplayText(query: ForesightQuery): string {
    const opened = openQuery(query);
    return opened.ok ? kindOf(opened.query).text(opened.query) : opened.problem.text;
  }

  override query(request: DataQueryRequest<ForesightQuery>): Observable<DataQueryResponse> {
    const metrics = this.metricsOf(
      request.targets.filter(({ live, hide }) => live && !hide),
      request.scopedVars,
    );
    // A public dashboard is not let into the channels of a data source.
    if (metrics.length === 0 || config.publicDashboardAccessToken) return this.answers(request);
    return liveAnswers(request, metrics, again => this.answers(again), { live: getGrafanaLiveSrv(), uid: this.uid });
  }

  private answers(request: DataQueryRequest<ForesightQuery>): Observable<DataQueryResponse> {
    // A public dashboard does not know its queries: Grafana's server does.
    if (config.publicDashboardAccessToken) return super.query(request);
    const errors = request.targets.flatMap(query => refused(query, this.problemsOf(query, request)));
    const targets = request.targets.filter(({ refId }) => errors.every(error => error.refId !== refId));
    return withGiven({ ...request, targets }, getDataSourceSrv()).pipe(
      switchMap(({ targets, errors: more }) =>
        super.query({ ...request, targets }).pipe(map(response => withErrors(inWords(response), [...errors, ...more]))),
      ),
    );
  }

  private problemsOf(saved: ForesightQuery, { scopedVars, filters }: DataQueryRequest<ForesightQuery>) {
    const opened = openQuery(saved);
    return opened.ok ? interpolate(opened.query, replacing(scopedVars), filters).problems : [];
  }

  override applyTemplateVariables(saved: ForesightQuery, scopedVars: ScopedVars, filters?: AdHocVariableFilter[]) {
    const opened = openQuery(saved);
    return opened.ok ? interpolate(opened.query, replacing(scopedVars), filters).query : saved;
  }

  /** For alerting, which has no variables. */
  override targetContainsTemplate(saved: ForesightQuery): boolean {
    const opened = openQuery(saved);
    if (!opened.ok) return false;
    return textsIn(opened.query).some(text => getTemplateSrv().containsTemplate(text));
  }

  override async metricFindQuery(
    query: Partial<VariableQuery>,
    { scopedVars = {} }: LegacyMetricFindQueryOptions = {},
  ): Promise<MetricFindValue[]> {
    const replaced = (text: string | undefined) => text && getTemplateSrv().replace(text, scopedVars);
    return findValues(this.ask, { ...query, metric: replaced(query.metric), label: replaced(query.label) });
  }

  override getTagKeys({ queries = [] }: Partial<DataSourceGetTagKeysOptions<ForesightQuery>> = {}) {
    return tagKeys(this.ask, this.metricsOf(queries));
  }

  override getTagValues({ key, queries = [] }: DataSourceGetTagValuesOptions<ForesightQuery>) {
    return tagValues(this.ask, this.metricsOf(queries), key);
  }

  private metricsOf(queries: readonly ForesightQuery[], scopedVars: ScopedVars = {}): string[] {
    return [...new Set(queries.flatMap(query => this.applyTemplateVariables(query, scopedVars).metric || []))];
  }

  /** What Save & test shows. @throws {object} what Grafana's settings page takes for a failed test */
  override async testDatasource(): Promise<TestDataSourceResponse> {
    const { state, message, fix, verbose } = await askHealth(this.uid);
    const details = { ...(fix ? { message: `Fix: ${fix}.` } : {}), verboseMessage: verbose };
    if (state !== 'error') return { status: state === 'ok' ? 'success' : 'warning', message, details };
    throw { status: 'error', message, error: new HealthCheckError(message, details) };
  }
}

const replacing =
  (scopedVars: ScopedVars): Replace =>
  (text, format) =>
    getTemplateSrv().replace(text, scopedVars, format);
