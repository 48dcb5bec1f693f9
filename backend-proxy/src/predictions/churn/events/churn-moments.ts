// The moments to learn from: at each of them, who was there, and who was gone a window later.
import { ForesightError } from '@foresight/contracts';
import type { FeatureTable, NumericFeature } from '@foresight/models/classify';
import { type EventLog, PERSON_FEATURE_NAMES, reducePersonFeatures } from '../../../features/person/index.ts';

export interface ChurnWindow {
  /** No counted event for so long is churn; who had one in the same time before the moment is asked about. Milliseconds. */
  readonly windowMs: number;
  /** Epoch milliseconds: what is known at it. */
  readonly asOf: number;
}

/** People who were there at a moment. */
export interface ChurnMoment {
  readonly at: number;
  /** Numbers of people. */
  readonly people: Int32Array;
  readonly table: FeatureTable;
  /** 1: gone by a window later; undefined where that is not known yet. */
  readonly gone?: Uint8Array;
}

const MOST_MOMENTS = 6;
const LEAST_MOMENTS = 2;

/**
 * The latest moments whose outcome is known at `asOf`, a window apart, the earliest first. Each has a window before it in which people were seen.
 * @throws {ForesightError} series_too_short with the days there are and those that are needed
 */
export function pastMoments(log: EventLog, { windowMs, asOf }: ChurnWindow): ChurnMoment[] {
  const most = Math.floor((asOf - log.first) / windowMs) - 1;
  if (most < LEAST_MOMENTS) throw tooShort(log, windowMs, asOf);
  const times = Array.from({ length: Math.min(most, MOST_MOMENTS) }, (_, k) => asOf - (k + 1) * windowMs).reverse();
  return times.map(at => {
    const moment = momentAt(log, windowMs, at);
    const gone = Uint8Array.from(moment.people, p => (log.wasActive(p, at, at + windowMs) ? 0 : 1));
    return { ...moment, gone };
  });
}

/** Everybody who was there in the window before the moment, with what was known of them then. @throws {ForesightError} bad_input for values in several currencies */
export function momentAt(log: EventLog, windowMs: number, at: number): ChurnMoment {
  const { people, features, currencies } = reducePersonFeatures(log.before(at), { asOf: at });
  if (currencies.length > 1) throw severalCurrencies(log, currencies);
  const there = Int32Array.from([...people.keys()].filter(k => log.wasActive(people[k]!, at - windowMs, at)));
  const columns = PERSON_FEATURE_NAMES.map((name, f): NumericFeature => {
    const values = features.subarray(f * people.length, (f + 1) * people.length);
    return { kind: 'numeric', name, values: Float64Array.from(there, k => values[k]!) };
  });
  return { at, people: there.map(k => people[k]!), table: { rows: there.length, features: columns } };
}

/** Rows of all moments below each other. */
export function stacked(moments: readonly ChurnMoment[]): {
  readonly table: FeatureTable;
  readonly gone: Uint8Array;
  readonly at: Float64Array;
} {
  const rows = moments.reduce((sum, { people }) => sum + people.length, 0);
  const features = PERSON_FEATURE_NAMES.map((name, f): NumericFeature => {
    const values = Float64Array.from(moments.flatMap(({ table }) => [...(table.features[f] as NumericFeature).values]));
    return { kind: 'numeric', name, values };
  });
  return {
    table: { rows, features },
    gone: Uint8Array.from(moments.flatMap(({ gone = [] }) => [...gone])),
    at: Float64Array.from(moments.flatMap(({ at, people }) => Array.from(people, () => at))),
  };
}

const DAY_MS = 86_400_000;

function severalCurrencies({ currencies }: EventLog, found: readonly number[]): ForesightError {
  const named = [...found]
    .sort((a, b) => a - b)
    .map(number => currencies[number] || 'none')
    .join(', ');
  return new ForesightError('bad_input', `values are in several currencies (${named}): they have no sum`, {
    fix: 'write all values in one currency, or leave the column of values out',
  });
}

function tooShort({ first }: EventLog, windowMs: number, asOf: number): ForesightError {
  const [has, needs] = [(asOf - first) / DAY_MS, ((LEAST_MOMENTS + 1) * windowMs) / DAY_MS];
  return new ForesightError(
    'series_too_short',
    `a window of ${windowMs / DAY_MS} days needs ${Math.ceil(needs)} days of events before the moment, has ${Math.max(0, Math.floor(has))}`,
    { fix: 'take a shorter window, or a later moment' },
  );
}
