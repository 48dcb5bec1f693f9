// The scenario that is being tried out: its adjustments, its name, and what it makes of the forecasts.
import type { ScenarioAnswer, WhatIfAdjustment } from '@foresight/contracts';
import { useMemo, useState } from 'react';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { startOf, withPercent, withStart } from './adjustments.ts';
import { type ScenarioLine, scenarioLines } from './scenario-line.ts';

export interface WhatIf {
  readonly adjustments: readonly WhatIfAdjustment[];
  /** The one that was opened or saved; null: a new one. */
  readonly saved: ScenarioAnswer | null;
  /** Since it was opened or saved. */
  readonly changed: boolean;
  readonly lines: readonly ScenarioLine[];
  /** Epoch ms; null: at once. */
  readonly start: number | null;
  readonly onPercent: (metric: string, percent: number) => void;
  /** ISO time; undefined: at once. */
  readonly onStart: (from: string | undefined) => void;
  /** Takes a scenario up, or begins anew. */
  readonly onOpen: (scenario: ScenarioAnswer | null) => void;
}

/** Before any slider has moved: where sliders moved back to 0 begin to act is kept, too. */
const NEW = { adjustments: [], saved: null, changed: false, from: undefined } as const;

interface State {
  readonly adjustments: readonly WhatIfAdjustment[];
  readonly saved: ScenarioAnswer | null;
  readonly changed: boolean;
  readonly from: string | undefined;
}

/** @param on whether the panel has it */
export function useWhatIf(series: readonly ForecastSeries[], on: boolean): WhatIf {
  const [{ adjustments, saved, changed, from }, setState] = useState<State>(NEW);
  const lines = useMemo(() => (on ? scenarioLines(series, adjustments) : []), [series, adjustments, on]);
  return {
    adjustments,
    saved,
    changed,
    lines,
    start: from === undefined ? null : Date.parse(from),
    onPercent: (metric, percent) =>
      setState(now => ({
        ...now,
        adjustments: withPercent(now.adjustments, metric, percent, now.from),
        changed: true,
      })),
    onStart: start =>
      setState(now => ({ ...now, adjustments: withStart(now.adjustments, start), from: start, changed: true })),
    onOpen: scenario =>
      setState(
        scenario
          ? {
              adjustments: scenario.adjustments,
              saved: scenario,
              changed: false,
              from: startOf(scenario.adjustments),
            }
          : NEW,
      ),
  };
}
