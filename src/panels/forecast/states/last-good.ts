// When a refresh fails, the last whole picture stays, with a word on its age.
import type { PanelData } from '@grafana/data';
import { useRef } from 'react';

interface Good extends Pick<PanelData, 'series' | 'timeRange'> {
  /** Epoch ms when the first refresh after it failed; null while all is well. */
  readonly since: number | null;
}

export function useLastGood({ series, timeRange }: PanelData, failed: boolean): Good {
  const kept = useRef<Good>({ series, timeRange, since: null });
  const hasData = series.some(({ fields }) => fields.length > 0);
  if (!failed || hasData)
    kept.current = { series, timeRange, since: failed ? (kept.current.since ?? Date.now()) : null };
  else if (kept.current.since === null) kept.current = { ...kept.current, since: Date.now() };
  return kept.current;
}
