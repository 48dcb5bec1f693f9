// The anomaly question for one series: stamps and values become regular, the detector reads them once, findings come back.
import { addSteps, type Series, type Step } from '@foresight/models';
import { type DetectOptions, detectAnomalies, type Finding } from '@foresight/models/anomaly';
import { GridTooLarge, regularize, StepUnknown } from '@foresight/models/series';

export interface AnomalyQuestion {
  /** Epoch milliseconds, ascending; as many as values. */
  readonly ts: Float64Array;
  readonly value: Float64Array;
  /** Absent: detected. */
  readonly step?: Step;
  readonly options?: Omit<DetectOptions, 'forecast'>;
}

export interface SeriesAnomalies {
  readonly ok: true;
  readonly step: Step;
  /** Epoch milliseconds of the first and the last slot. */
  readonly from: number;
  readonly to: number;
  /** Values needed before patterns can alert, and how many there were. */
  readonly learning: { readonly needs: number; readonly has: number };
  /** Time after learning, in days; 0 while it is not over. */
  readonly watchedDays: number;
  /** null when nothing was watched. */
  readonly alertsPerDay: number | null;
  readonly adjustments: readonly string[];
  readonly findings: readonly Finding[];
}

/** The refusal with its reason; the other series of a file do not mind. */
export interface AnomalyRefusal {
  readonly ok: false;
  readonly reason: string;
}

const DAY_MS = 86_400_000;

/** @throws {RangeError} for options that are none, naming them */
export function findAnomalies({ ts, value, step, options }: AnomalyQuestion): SeriesAnomalies | AnomalyRefusal {
  try {
    const { series, adjustments } = regularize(ts, value, step);
    const { findings, learning } = detectAnomalies(series, options);
    const to = addSteps(series.start, series.step, series.values.length - 1);
    const watchedDays = watched(series, learning.needs, to) / DAY_MS;
    return {
      ok: true,
      step: series.step,
      from: series.start,
      to,
      learning,
      watchedDays,
      alertsPerDay: watchedDays > 0 ? findings.length / watchedDays : null,
      adjustments: adjustments.map(({ text }) => text),
      findings,
    };
  } catch (error) {
    if (error instanceof StepUnknown || error instanceof GridTooLarge) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Milliseconds from the value that ends the learning to the last slot. */
function watched({ values, start, step }: Series, needs: number, to: number): number {
  let seen = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]!) && ++seen === needs) return to - addSteps(start, step, i);
  }
  return 0;
}
