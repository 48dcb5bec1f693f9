// Who will leave, from a table of people: scores by models that did not see the person, and how good they are.
export { type CrossOptions, crossScore } from './cross-score.ts';
export { type EventChurn, type EventChurnOptions, type PastCount, scoreEvents } from './events/score-events.ts';
export { factorText, type PersonFactor } from './factors.ts';
export { type Scored, scoredBy } from './scored.ts';
