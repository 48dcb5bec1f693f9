// A series through the detector, slot by slot; where it was seen before, only the slots that are new.
import { createHash } from 'node:crypto';
import { addSteps, type Series, type Step } from '@foresight/models';
import {
  createDetector,
  type DetectOptions,
  type DetectorJson,
  detectorFromJSON,
  type Finding,
  observeSeries,
  settingsOf,
} from '@foresight/models/anomaly';
import { GridTooLarge, regularize, StepUnknown } from '@foresight/models/series';
import { eventEnd } from './event-end.ts';

export interface WatchTask {
  /** Epoch milliseconds, ascending; as many as values. */
  readonly ts: Float64Array;
  readonly value: Float64Array;
  readonly options: Omit<DetectOptions, 'forecast'>;
  /** What the same series with the same options gave before. It is not used where the slots it saw have changed. */
  readonly before?: Watched;
}

/** A finding with its last unusual slot, epoch ms. */
export interface WatchedEvent extends Finding {
  readonly end: number;
}

/** One entry a slot; NaN where nothing is known. */
export interface Watched {
  readonly ok: true;
  readonly time: Float64Array;
  readonly value: Float64Array;
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 0 to 100. */
  readonly score: Float64Array;
  readonly direction: Int8Array;
  readonly findings: readonly WatchedEvent[];
  readonly step: Step;
  readonly learning: { readonly needs: number; readonly has: number };
  readonly adjustments: readonly string[];
  /** SHA-256 of all slots, and the detector after them as JSON text. */
  readonly seen: string;
  readonly detector: string;
  /** Slots that this call looked at. */
  readonly looked: number;
}

export interface WatchRefusal {
  readonly ok: false;
  readonly reason: string;
}

/** Same slots, same answer, however many calls they came in. @throws {RangeError} for options that are none */
export function watchSeries({ ts, value, options, before }: WatchTask): Watched | WatchRefusal {
  try {
    const { series, adjustments } = regularize(ts, value);
    return {
      ...watch(series, options, before && goesOn(series, before) ? before : undefined),
      adjustments: adjustments.map(({ text }) => text),
    };
  } catch (error) {
    if (error instanceof StepUnknown || error instanceof GridTooLarge) return { ok: false, reason: error.message };
    throw error;
  }
}

function watch(
  series: Series,
  options: WatchTask['options'],
  before: Watched | undefined,
): Omit<Watched, 'adjustments'> {
  const { values, start, step } = series;
  const from = before?.time.length ?? 0;
  const detector = before
    ? detectorFromJSON(JSON.parse(before.detector) as DetectorJson)
    : createDetector({ ...options, step });
  const { score, expected, lower, upper, direction, findings } = observeSeries(series, detector, from);
  const all = {
    score: join(before?.score, score),
    expected: join(before?.expected, expected),
    lower: join(before?.lower, lower),
    upper: join(before?.upper, upper),
    direction: Int8Array.from({ length: values.length }, (_, i) =>
      i < from ? before!.direction[i]! : direction[i - from]!,
    ),
  };
  const has = values.reduce((n, v) => n + (Number.isFinite(v) ? 1 : 0), 0);
  return {
    ok: true,
    ...all,
    time: Float64Array.from(values, (_, i) => addSteps(start, step, i)),
    value: values,
    findings: [...(before?.findings ?? []), ...findings].map(finding => ({
      ...finding,
      end: addSteps(start, step, eventEnd(finding, values, all.score, all.direction)),
    })),
    step,
    learning: { needs: settingsOf(step).learning, has },
    seen: hashOf(series, values.length),
    detector: JSON.stringify(detector),
    looked: values.length - from,
  };
}

/** The slots seen before are the first ones of this series, unchanged. */
function goesOn(series: Series, before: Watched): boolean {
  const length = before.time.length;
  return length <= series.values.length && hashOf(series, length) === before.seen;
}

function hashOf({ values, start, step }: Series, length: number): string {
  const hash = createHash('sha256').update(`${start} ${step.unit} ${step.count} ${length} `);
  return hash.update(new Uint8Array(values.buffer, values.byteOffset, length * 8)).digest('base64');
}

function join(old: Float64Array | undefined, added: Float64Array): Float64Array {
  if (!old) return added;
  const out = new Float64Array(old.length + added.length);
  out.set(old);
  out.set(added, old.length);
  return out;
}
