// Events to measure with: people of very different activity, visits of some minutes, names by Zipf, in order of time.
import type { CanonicalEvent } from '../src/normalize/event/index.ts';

const DAY = 86_400_000;
const NAMES = 40;
const EVENTS_A_VISIT = 8.7;
const PLATFORMS = ['web', 'ios', 'android'];
const CHANNELS = ['direct', 'search', 'email', 'ads', 'social', 'partner'];

export interface DataPlan {
  readonly events: number;
  readonly people: number;
  /** Epoch milliseconds, start of a day. */
  readonly from: number;
  readonly days: number;
  readonly batch: number;
}

/** Batches of about the size asked for. The same plan gives the same events. */
export function* eventBatches({ events, people, from, days, batch }: DataPlan): Generator<CanonicalEvent[]> {
  const draw = stream(20_260_310);
  const share = zipf(NAMES);
  const visitsADay = events / EVENTS_A_VISIT / days;
  let waiting: CanonicalEvent[] = [];
  let number = 0;
  for (let day = 0, owed = 0; day < days; day++) {
    for (owed += visitsADay; owed >= 1; owed--) {
      const start = from + day * DAY + Math.floor(draw() * (DAY - 7_200_000));
      addVisit(waiting, number++, Math.floor(people * draw() ** 2), start, share, draw);
    }
    waiting.sort((a, b) => a.ts - b.ts);
    while (waiting.length >= batch) {
      yield waiting.slice(0, batch);
      waiting = waiting.slice(batch);
    }
  }
  if (waiting.length > 0) yield waiting;
}

function addVisit(
  to: CanonicalEvent[],
  visit: number,
  person: number,
  start: number,
  share: Float64Array,
  draw: () => number,
): void {
  const length = 1 + Math.floor(-Math.log(1 - draw()) * (EVENTS_A_VISIT - 0.5));
  const user_id = `person-${person}`;
  const session_id = `visit-${visit}`;
  const platform = PLATFORMS[person % 3];
  const channel = CHANNELS[Math.floor(draw() * CHANNELS.length)];
  for (let k = 0, ts = start; k < length; k++, ts += 2_000 + Math.floor(draw() * 90_000)) {
    const rank = draw();
    const name = share.findIndex(upTo => rank <= upTo);
    const bought = name === 5;
    to.push({
      id: `${visit}-${k}`,
      user_id,
      anonymous_id: undefined,
      name: `event_${name}`,
      ts,
      session_id,
      platform,
      channel,
      campaign: channel === 'ads' ? `campaign-${visit % 50}` : undefined,
      value: bought ? Math.round(draw() * 10_000) / 100 : undefined,
      currency: bought ? 'EUR' : undefined,
      props: `{"page":"/p/${Math.floor(draw() * 500)}","build":"2.14.${visit % 9}"}`,
    });
  }
}

/** Shares of names, summed up. */
function zipf(names: number): Float64Array {
  const weights = Float64Array.from({ length: names }, (_, k) => 1 / (k + 1));
  const total = weights.reduce((sum, weight) => sum + weight);
  let upTo = 0;
  return weights.map(weight => {
    upTo += weight / total;
    return upTo;
  });
}

/** Numbers from 0 to 1 (Park and Miller 1988). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
