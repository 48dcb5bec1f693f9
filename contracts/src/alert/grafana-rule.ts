// A rule as Grafana 12 takes it: POST /api/v1/provisioning/alert-rules.
import { alertQuery } from './alert-query.ts';
import { type AlertRule, alertProblem } from './alert-rule.schema.ts';
import { alertTitle, alertWords } from './alert-words.ts';

/** Where a rule lives, and what it looks at. */
export interface AlertPlace {
  /** Of our data source. */
  readonly datasourceUid: string;
  readonly folderUid: string;
  readonly group: string;
  /** How long it must hold, such as '5m'; '0s': fires at once. */
  readonly for: string;
  readonly title?: string;
  /** Interval of the series in ms: a rule on values looks back at least so far that the latest one is within. */
  readonly stepMs?: number;
  readonly dashboardUid?: string;
  readonly panelId?: number;
}

export interface GrafanaRuleQuery {
  readonly refId: string;
  readonly queryType: string;
  readonly datasourceUid: string;
  /** Seconds before now. */
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

export interface GrafanaRule {
  readonly title: string;
  readonly folderUID: string;
  readonly ruleGroup: string;
  readonly condition: string;
  readonly data: readonly GrafanaRuleQuery[];
  readonly noDataState: 'NoData';
  readonly execErrState: 'Error';
  readonly for: string;
  readonly isPaused: false;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** With it people may change the rule in Grafana afterwards. */
export const EDITABLE_HEADER = { 'X-Disable-Provenance': 'true' } as const;
/** Grafana's column for titles. */
const LONGEST_TITLE = 190;
const LEAST_SECONDS = 600;

/** Our answers are one number a series already, so that the threshold needs no reduction. @throws {RangeError} for blanks that disagree */
export function grafanaRule(rule: AlertRule, place: AlertPlace): GrafanaRule {
  const problem = alertProblem(rule);
  if (problem !== undefined) throw new RangeError(problem);
  const { query, fires } = alertQuery(rule);
  return {
    title: (place.title?.trim() || alertTitle(rule)).slice(0, LONGEST_TITLE),
    folderUID: place.folderUid,
    ruleGroup: place.group,
    condition: 'C',
    data: [asked(query, place.datasourceUid, lookBack(rule, place.stepMs)), threshold(fires)],
    noDataState: 'NoData',
    execErrState: 'Error',
    for: place.for,
    isPaused: false,
    annotations: { ...alertWords(rule), ...panelOf(place) },
    labels: { foresight: rule.kind, severity: 'warning' },
  };
}

function asked(query: ReturnType<typeof alertQuery>['query'], datasourceUid: string, from: number): GrafanaRuleQuery {
  return {
    refId: 'A',
    queryType: query.queryType,
    datasourceUid,
    relativeTimeRange: { from, to: 0 },
    model: { refId: 'A', ...query, intervalMs: 60_000, maxDataPoints: 1_000 },
  };
}

function threshold({ type, than }: ReturnType<typeof alertQuery>['fires']): GrafanaRuleQuery {
  const conditions = [{ evaluator: { type, params: [than] } }];
  return {
    refId: 'C',
    queryType: '',
    datasourceUid: '__expr__',
    relativeTimeRange: { from: 0, to: 0 },
    model: { refId: 'C', type: 'threshold', expression: 'A', conditions },
  };
}

/** Seconds. A value lies at the beginning of its step and may come a step late; a finding must be seen by some checks. */
function lookBack(rule: AlertRule, stepMs = 3_600_000): number {
  return rule.kind === 'outside' ? Math.max(LEAST_SECONDS, Math.ceil((3 * stepMs) / 1_000)) : LEAST_SECONDS;
}

const panelOf = ({ dashboardUid, panelId }: AlertPlace): Record<string, string> =>
  dashboardUid === undefined || panelId === undefined
    ? {}
    : { __dashboardUid__: dashboardUid, __panelId__: String(panelId) };
