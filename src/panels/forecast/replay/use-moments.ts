// The moments that a panel can go back to: asked for when somebody wants to, and not before.
import type { ForecastMoment } from '@foresight/contracts';
import type { PanelData } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback } from 'react';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { askResources, type Loaded, useLoaded } from '../../../shared/service/index.ts';
import { replayable } from './replay-targets.ts';

/** Metrics of one panel that are looked up. */
const MOST_METRICS = 5;

/** Oldest first; equal moments of several metrics are one. */
export function useMoments(
  { request }: PanelData,
  series: readonly ForecastSeries[],
  wanted: boolean,
): Loaded<readonly ForecastMoment[]> {
  const uid = wanted ? uidOf(request) : undefined;
  const metrics = metricsOf(series).join('\n');
  const load = useCallback(async () => {
    const ask = askResources(uid!);
    return inOrder(await Promise.all(metrics.split('\n').map(metric => ask.forecastMoments(metric))));
  }, [uid, metrics]);
  return useLoaded(uid !== undefined && metrics !== '' ? load : undefined);
}

const metricsOf = (series: readonly ForecastSeries[]): string[] =>
  [...new Set(series.flatMap(({ forecast }) => forecast?.custom.metric ?? []))].slice(0, MOST_METRICS);

/** A variable stands for a data source: asked by its real name. */
function uidOf(request: PanelData['request']): string | undefined {
  const [query] = replayable(request);
  if (!query) return undefined;
  const settings = getDataSourceSrv().getInstanceSettings(query.datasource, request?.scopedVars);
  return settings?.rawRef?.uid ?? settings?.uid;
}

export function inOrder(lists: readonly (readonly ForecastMoment[])[]): ForecastMoment[] {
  const byMoment = new Map(lists.flat().map(moment => [moment.issued_at, moment]));
  return [...byMoment.values()].sort((a, b) => (a.issued_at < b.issued_at ? -1 : 1));
}
