// Which past forecast a panel shows, if any: chosen by hand, or set by the panel's option until a hand says otherwise.
import type { ForecastMoment } from '@foresight/contracts';
import type { PanelProps } from '@grafana/data';
import { useCallback, useState } from 'react';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import type { Loaded } from '../../../shared/service/index.ts';
import type { ForecastPanelOptions } from '../options.ts';
import { replayable } from './replay-targets.ts';
import { useMoments } from './use-moments.ts';

export interface PastChoice {
  /** Whether the panel's queries can be asked for the past. */
  readonly possible: boolean;
  readonly open: boolean;
  /** ISO time; null: now. */
  readonly asOf: string | null;
  readonly moments: Loaded<readonly ForecastMoment[]>;
  readonly onToggle: () => void;
  readonly onChange: (asOf: string | null) => void;
  /** What the option says, where that is no time. */
  readonly invalid: string | null;
}

type Props = Pick<PanelProps<ForecastPanelOptions>, 'data' | 'options' | 'replaceVariables'>;

/** @param series as they are now */
export function usePast({ data, options, replaceVariables }: Props, series: readonly ForecastSeries[]): PastChoice {
  const preset = presetOf(replaceVariables(options.asOf ?? ''));
  const [chosen, setChosen] = useState<{ readonly asOf: string | null; readonly over: string | null }>();
  const [open, setOpen] = useState(false);
  const possible = options.showReplay && replayable(data.request).length > 0;
  const moments = useMoments(data, series, possible && open);
  // A preset that changes, by a variable say, wins over what was chosen under the old one.
  const asOf = chosen && chosen.over === preset.asOf ? chosen.asOf : preset.asOf;
  const onChange = useCallback((next: string | null) => setChosen({ asOf: next, over: preset.asOf }), [preset.asOf]);
  const onToggle = useCallback(() => setOpen(before => !before), []);
  return { possible, open, asOf, moments, onToggle, onChange, invalid: preset.invalid };
}

/** Epoch milliseconds are what Grafana's own time variables give. */
export function presetOf(text: string): { readonly asOf: string | null; readonly invalid: string | null } {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'now') return { asOf: null, invalid: null };
  const ms = /^\d{10,14}$/.test(trimmed) ? Number(trimmed) : Date.parse(trimmed);
  if (!Number.isFinite(ms)) return { asOf: null, invalid: trimmed };
  return { asOf: new Date(ms).toISOString(), invalid: null };
}
