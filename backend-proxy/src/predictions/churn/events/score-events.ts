// Who will be gone: learned at past moments, judged on the latest of them, asked at the present.
import { ForesightError } from '@foresight/contracts';
import { type Classifier, fitClassifier, type OutOfFold, timeFolds } from '@foresight/models/classify';
import { type EventLog, PERSON_FEATURES, type PersonFeature } from '../../../features/person/index.ts';
import { type Scored, scoredBy } from '../scored.ts';
import { type ChurnMoment, type ChurnWindow, momentAt, pastMoments, stacked } from './churn-moments.ts';

export interface EventChurnOptions extends ChurnWindow {
  readonly seed?: number;
}

export interface PastCount {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly people: number;
  readonly gone: number;
}

export interface EventChurn {
  readonly classifier: Classifier;
  /** Of everybody who was there in the window before the moment. */
  readonly people: readonly string[];
  readonly scores: readonly Scored[];
  /** How many were there at each past moment, and how many were gone a window later. */
  readonly past: readonly PastCount[];
  /** Probabilities of later moments by models that saw earlier ones only; its rival knows how long ago each was last seen, and nothing else. */
  readonly later: OutOfFold;
}

/**
 * @throws {ForesightError} series_too_short where there is not enough time; bad_input where nobody was there at the moment
 * @throws {TooFewRows} with fewer than 20 who left or 20 who stayed, over all moments
 */
export function scoreEvents(log: EventLog, { windowMs, asOf, seed = 1 }: EventChurnOptions): EventChurn {
  const moments = pastMoments(log, { windowMs, asOf });
  const now = momentAt(log, windowMs, asOf);
  if (now.people.length === 0) throw nobody(log, windowMs, asOf);
  const { table, gone, at } = stacked(moments);
  const folds = timeFolds(at, { labelAfter: windowMs });
  const words = { positives: 'who left', others: 'who stayed' };
  const { classifier, outOfFold } = fitClassifier(table, gone, {
    ...words,
    seed,
    folds,
    against: ['recency_days'],
  });
  return {
    classifier,
    people: Array.from(now.people, p => log.ids[p]!),
    scores: scoredBy(classifier, now.table).scores.map(inWords),
    past: moments.map(countOf),
    later: outOfFold,
  };
}

/** Factors by what they mean, not by the names of columns; without what is said of their scale. */
const inWords = ({ factors, ...score }: Scored): Scored => ({
  ...score,
  factors: factors.map(factor => ({ ...factor, name: PERSON_FEATURES[factor.name as PersonFeature].split(':')[0]! })),
});

const countOf = ({ at, people, gone = new Uint8Array(0) }: ChurnMoment): PastCount => ({
  at,
  people: people.length,
  gone: gone.reduce((sum, one) => sum + one, 0),
});

const DAY_MS = 86_400_000;

function nobody({ last }: EventLog, windowMs: number, asOf: number): ForesightError {
  const moment = new Date(asOf).toISOString();
  return new ForesightError(
    'bad_input',
    `nobody did anything in the ${windowMs / DAY_MS} days before ${moment}; the last event is of ${new Date(last).toISOString()}`,
    { fix: 'take a moment within the time of the events, or a longer window' },
  );
}
