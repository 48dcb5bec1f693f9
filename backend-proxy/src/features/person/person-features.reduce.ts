// The features of the people of one bucket, in one pass over each person's events from the latest back.
import type { EventView } from '../../store/index.ts';
import { PERSON_FEATURE_NAMES, type PersonFeature } from './feature-list.ts';

const DAY = 86_400_000;
/** Days that are looked back, and for ever. A day here is 24 hours counted back from the moment. */
const WINDOWS = [1, 7, 14, 30, 60, 90, Number.POSITIVE_INFINITY] as const;
const WINDOW_MS = Float64Array.from(WINDOWS, days => days * DAY);
/** Events without a session are of one visit until this much time goes by without one. */
export const SESSION_GAP = 30 * 60_000;

export interface FeatureParams {
  /** Epoch milliseconds; the view ends before it. */
  readonly asOf: number;
  /** Numbers of the names whose values are summed; absent: all. */
  readonly valueNames?: readonly number[] | undefined;
  /** Number of the currency that is summed; absent: all, and `currencies` tells which there were. */
  readonly currency?: number | undefined;
}

export interface FeaturePart {
  readonly people: Int32Array;
  /** Feature f of person p is at f · people.length + p, in the order of PERSON_FEATURE_NAMES. */
  readonly features: Float64Array;
  /** Numbers of the currencies of summed values; 0: values without one. */
  readonly currencies: readonly number[];
}

const COUNTED = ['events', 'active_days', 'sessions', 'value', 'names'] as const;

export default function reduce(view: EventView, params: FeatureParams): FeaturePart {
  const active = [...view.people.keys()].filter(p => view.end[p]! > view.start[p]!);
  const people = Int32Array.from(active, p => view.people[p]!);
  const features = new Float64Array(new SharedArrayBuffer(8 * people.length * PERSON_FEATURE_NAMES.length));
  const counter = new WindowCounter(view, params);
  for (let k = 0; k < active.length; k++) {
    const [from, to] = [view.start[active[k]!]!, view.end[active[k]!]!];
    counter.count(from, to);
    for (let f = 0; f < PLACES.length; f++) features[f * people.length + k] = counter.windows[PLACES[f]!]!;
    features[RECENCY * people.length + k] = (params.asOf - view.ts[to - 1]!) / DAY;
    features[TENURE * people.length + k] = (params.asOf - view.ts[from]!) / DAY;
    features[TREND_7 * people.length + k] = counter.trend(1, 2);
    features[TREND_30 * people.length + k] = counter.trend(3, 4);
  }
  return { people, features, currencies: [...counter.currencies] };
}

const at = (feature: PersonFeature): number => PERSON_FEATURE_NAMES.indexOf(feature);
const [RECENCY, TENURE] = [at('recency_days'), at('tenure_days')];
const [TREND_7, TREND_30] = [at('trend_7d'), at('trend_30d')];

/** Where a counted feature stands among the counts by window; 0 for those that are not counted. */
const PLACES = PERSON_FEATURE_NAMES.map(name => {
  const [, what, days] = /^(events|active_days|sessions|value|names)_(\d+d|total)$/.exec(name) ?? [];
  if (what === undefined) return 0;
  const window = WINDOWS.findIndex(width =>
    days === 'total' ? width === Infinity : width === Number.parseInt(days!, 10),
  );
  return window * COUNTED.length + COUNTED.indexOf(what as (typeof COUNTED)[number]);
});

/** Counts back through the events of one person, and notes how the counts stand at the end of each window. */
class WindowCounter {
  /** By window, then by what is counted. */
  readonly windows = new Float64Array(WINDOWS.length * COUNTED.length);
  readonly currencies = new Set<number>();
  readonly #view: EventView;
  readonly #asOf: number;
  /** By number of a name, whether its values are summed. */
  readonly #summed = new Uint8Array(65_536);
  readonly #currency: number | undefined;
  /** The person that a name or session was last seen with. */
  readonly #nameSeen = new Uint32Array(65_536);
  readonly #sessionSeen: Uint32Array;
  #person = 0;

  constructor(view: EventView, { asOf, valueNames, currency }: FeatureParams) {
    this.#view = view;
    this.#asOf = asOf;
    this.#currency = currency;
    this.#sessionSeen = new Uint32Array(view.sessionKeys.length / 2 + 1);
    if (valueNames) for (const name of valueNames) this.#summed[name] = 1;
    else this.#summed.fill(1);
  }

  count(from: number, to: number): void {
    const { ts, name, session, value } = this.#view;
    const [asOf, nameSeen, sessionSeen] = [this.#asOf, this.#nameSeen, this.#sessionSeen];
    const person = ++this.#person;
    let [days, sessions, sum, names] = [0, 0, 0, 0];
    let dayEnd = 0;
    let looseFrom = Number.POSITIVE_INFINITY;
    let window = 0;
    for (let i = to - 1; i >= from; i--) {
      const age = asOf - ts[i]!;
      for (; age > WINDOW_MS[window]!; window++) this.#note(window, to - 1 - i, days, sessions, sum, names);
      if (age > dayEnd) {
        days++;
        dayEnd = Math.ceil(age / DAY) * DAY;
      }
      const visit = session[i]!;
      if (visit === 0) {
        if (looseFrom - ts[i]! > SESSION_GAP) sessions++;
        looseFrom = ts[i]!;
      } else if (sessionSeen[visit] !== person) {
        sessionSeen[visit] = person;
        sessions++;
      }
      if (nameSeen[name[i]!] !== person) {
        nameSeen[name[i]!] = person;
        names++;
      }
      const amount = value[i]!;
      if (!Number.isNaN(amount)) sum += this.#counted(i, amount);
    }
    for (; window < WINDOWS.length; window++) this.#note(window, to - from, days, sessions, sum, names);
  }

  #counted(i: number, amount: number): number {
    const { name, currency } = this.#view;
    if (this.#summed[name[i]!] === 0) return 0;
    if (this.#currency === undefined) this.currencies.add(currency[i]!);
    else if (this.#currency !== currency[i]) return 0;
    return amount;
  }

  #note(window: number, events: number, days: number, sessions: number, sum: number, names: number): void {
    const place = window * COUNTED.length;
    this.windows[place] = events;
    this.windows[place + 1] = days;
    this.windows[place + 2] = sessions;
    this.windows[place + 3] = sum;
    this.windows[place + 4] = names;
  }

  /** Events of a window against those of the time before it in the window of twice its width. */
  trend(window: number, twice: number): number {
    const now = this.windows[window * COUNTED.length]!;
    const both = this.windows[twice * COUNTED.length]!;
    return both === 0 ? Number.NaN : (2 * now - both) / both;
  }
}
