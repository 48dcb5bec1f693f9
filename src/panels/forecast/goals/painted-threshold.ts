// A goal or limit as the picture shows it: of one series with its sentence and dates, of several the line alone.
import type { Crossing } from '@foresight/contracts';
import type { Formats } from '../../../shared/format/index.ts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { crossingText, thresholdName } from './crossing-text.ts';
import { isGoal, type ThresholdLine } from './threshold-lines.ts';

export interface PaintedThreshold {
  readonly value: number;
  readonly goal: boolean;
  readonly name: string;
  /** Empty where several series have a say. */
  readonly text: string;
  readonly short: string;
  /** Epoch ms of the middle half of the crossing times; null where it is beyond already, or crossing less likely than not. */
  readonly dates: { readonly from: number; readonly middle: number; readonly to: number | null } | null;
}

/** @param chosen the one series that speaks, if it is one */
export function paintedThresholds(
  lines: readonly ThresholdLine[],
  series: readonly ForecastSeries[],
  chosen: ForecastSeries | undefined,
  formats: Formats,
): PaintedThreshold[] {
  return lines.map(({ threshold, crossings }) => {
    const field = (chosen ?? series[0])!.field;
    const crossing = chosen && crossings.get(chosen.key);
    const said = crossing && crossingText(crossing, chosen, formats);
    return {
      value: threshold.value,
      goal: isGoal(threshold),
      name: thresholdName(threshold, field),
      text: said?.text ?? '',
      short: said?.short ?? '',
      dates: crossing ? datesOf(crossing) : null,
    };
  });
}

function datesOf({ probability, p25, p50, p75, beyond_now }: Crossing): PaintedThreshold['dates'] {
  if (beyond_now || probability < 0.5 || p25 === null || p50 === null) return null;
  return { from: Date.parse(p25), middle: Date.parse(p50), to: p75 === null ? null : Date.parse(p75) };
}
