// The question itself: which series, then what the rule would have done to each; kept for the hour.
import {
  ALERT_PREVIEW_LIMITS,
  type AlertPreview,
  type AlertPreviewSeries,
  type AlertRule,
  alertProblem,
  ForesightError,
} from '@foresight/contracts';
import type { AskAlertPreview } from '../../../api/index.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import { findChosen } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { breachBefore } from './breach-before.ts';
import { distrustBefore } from './distrust-before.ts';
import { outsideBefore } from './outside-before.ts';
import { COUNTED, OUT_OF_TIME } from './words.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const KEPT_BYTES = 4 * 1024 ** 2;

export function askAlertPreview(deps: QueryDeps, sources: QuerySources): AskAlertPreview {
  const kept = new BytesCache<AlertPreviewSeries[]>(KEPT_BYTES);
  const running = new SharedWork<AlertPreviewSeries[]>();
  return async (caller, { rule, days = ALERT_PREVIEW_LIMITS.days, signal }): Promise<AlertPreview> => {
    refuse(rule);
    // Whoever asks again within the hour gets the same.
    const to = Math.floor(deps.now().getTime() / HOUR) * HOUR;
    const range = { from: to - days * DAY, to };
    const context: QueryContext = {
      ...{ caller, range, signal, maxDataPoints: 0, settings: {}, fromAlert: false },
      grafana: () => undefined,
    };
    const { chosen } = await findChosen(deps, context, rule);
    const looked = chosen.slice(0, ALERT_PREVIEW_LIMITS.series);
    const versions = looked.map(({ key, members }) => `${key}/${members[0]?.forecast_version}`);
    const key = JSON.stringify([caller.workspaceId, rule, range, versions]);
    const work = (wanted: AbortSignal) => before(deps, sources, { ...context, signal: wanted }, rule, looked);
    const items = kept.get(key) ?? (await running.run(key, signal, work));
    // What time was short for may be told next time.
    if (!items.some(({ reason }) => reason?.startsWith(OUT_OF_TIME))) kept.set(key, items, bytesOf(items) + key.length);
    const [from, until] = [range.from, range.to].map(at => new Date(at).toISOString());
    return { from: from!, to: until!, counted: COUNTED[rule.kind], left_out: chosen.length - looked.length, items };
  };
}

function before(
  deps: QueryDeps,
  sources: QuerySources,
  context: QueryContext,
  rule: AlertRule,
  chosen: Awaited<ReturnType<typeof findChosen>>['chosen'],
): Promise<AlertPreviewSeries[]> {
  if (rule.kind === 'outside') return outsideBefore(sources, context, rule, chosen);
  if (rule.kind === 'distrust') return distrustBefore(deps, context, rule, chosen);
  return breachBefore(deps, sources, context, rule, chosen);
}

function refuse(rule: AlertRule): void {
  const problem = alertProblem(rule);
  if (problem !== undefined) throw new ForesightError('bad_request', `the rule does not fit: ${problem}`);
}

const bytesOf = (items: readonly AlertPreviewSeries[]): number =>
  items.reduce((sum, { firings }) => sum + 500 + firings.length * 150, 0);
