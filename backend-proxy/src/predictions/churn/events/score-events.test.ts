import { auc } from '@foresight/models/classify';
import { describe, expect, it } from 'vitest';
import { DAY, event as made } from '../../../../test/events.ts';
import { EventLogBuilder } from '../../../features/person/index.ts';
import type { CanonicalEvent } from '../../../normalize/event/index.ts';
import { pastMoments } from './churn-moments.ts';
import { scoreEvents } from './score-events.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const WINDOW = 14 * DAY;
const NOW = START + 112 * DAY;

const event = (user: string | undefined, day: number, more: Partial<CanonicalEvent> = {}): CanonicalEvent => ({
  ...made('', 'open', START + day * DAY, more),
  user_id: user,
});

/** Numbers that look drawn, the same in every run. */
const drawn = (a: number, b: number) => ((a * 7919 + b * 104_729 + 12_345) % 10_007) / 10_007;

/** People come one after another, come back every few days, and slow down for three weeks before they leave. */
function lives(people: number): CanonicalEvent[] {
  return Array.from({ length: people }, (_, p) => {
    const from = (p * 5) % 60;
    const leaves = from + 20 + Math.floor(drawn(p, 1) * 160);
    const days: number[] = [];
    for (let day = from, i = 0; day < leaves && day < 130; i++) {
      days.push(day + drawn(p, i) * 0.5);
      day += leaves - day < 21 ? 6 : 2;
    }
    return days.map(day => event(`p${p}`, day));
  }).flat();
}

function logOf(events: readonly CanonicalEvent[], counted?: readonly string[], until = NOW) {
  const builder = new EventLogBuilder(until);
  builder.add(events);
  return builder.build(counted);
}

describe('moments of a window apart', () => {
  it('have those who were there, and those who were gone a window later', () => {
    const log = logOf([event('stays', 1), event('stays', 20), event('stays', 30), event('goes', 5), event('new', 50)]);
    const moments = pastMoments(log, { windowMs: WINDOW, asOf: START + 57 * DAY });
    expect(
      moments.map(({ at, people, gone }) => [(at - START) / DAY, [...people].map(p => log.ids[p]), [...gone!]]),
    ).toEqual([
      [15, ['stays', 'goes'], [0, 1]],
      [29, ['stays'], [0]],
      [43, ['stays'], [1]],
    ]);
  });

  it('count as being there what is named', () => {
    const log = logOf(
      [...[10, 26, 33].map(day => event('b', day)), event('a', 10), event('a', 26), event('a', 33, { name: 'mail' })],
      ['open'],
    );
    const [first] = pastMoments(log, { windowMs: WINDOW, asOf: START + 57 * DAY });
    expect([...first!.people].map(p => log.ids[p])).toEqual(['b', 'a']);
    expect([...first!.gone!]).toEqual([0, 1]);
  });

  it('know a visitor by the user who was seen with the same device, once that is known', () => {
    const device = { anonymous_id: 'd' };
    const events = [event(undefined, 1, device), event('ann', 2, device), event(undefined, 3, { anonymous_id: 'e' })];
    expect(logOf(events).ids).toEqual(['ann', 'e']);
    expect(logOf(events, undefined, START + 2 * DAY).ids).toEqual(['d']);
  });

  it('need three windows of events', () => {
    const log = logOf([event('a', 90), event('a', 100)]);
    expect(() => pastMoments(log, { windowMs: WINDOW, asOf: NOW })).toThrow(
      'a window of 14 days needs 42 days of events before the moment, has 22',
    );
  });
});

describe('who will be gone', () => {
  const events = lives(250);
  const options = { windowMs: WINDOW, asOf: NOW, seed: 1 };

  it('is told from how people slow down, much better than chance, on later moments and on what then happens', () => {
    const { people, scores, past, later } = scoreEvents(logOf(events), options);
    expect(past).toHaveLength(6);
    expect(past.at(-1)!.gone).toBeGreaterThan(10);
    expect(past.at(-1)!.people).toBeGreaterThan(100);
    expect(auc(later.p, later.labels)).toBeGreaterThan(0.75);
    const back = new Set(events.filter(({ ts }) => ts >= NOW && ts < NOW + WINDOW).map(({ user_id }) => user_id));
    const gone = Uint8Array.from(people, id => (back.has(id) ? 0 : 1));
    const probabilities = Float64Array.from(scores, ({ probability }) => probability);
    expect(auc(probabilities, gone)).toBeGreaterThan(0.75);
    const most = scores.reduce((a, b) => (b.probability > a.probability ? b : a));
    expect(most.factors[0]!.name).toMatch(/^(days|events|visits|last|different|sum) /i);
  });

  it('does not know what comes later', () => {
    const told = scoreEvents(logOf(events), options);
    const planted = [
      ...events,
      ...events.map(one => ({ ...one, ts: NOW + (one.ts - START), value: 1e6, anonymous_id: 'x' })),
    ];
    expect(scoreEvents(logOf(planted), options)).toEqual(told);
  });

  it('is refused where values are in several currencies', () => {
    const paid = events.map((one, i) => ({ ...one, value: 5, currency: i % 2 ? 'EUR' : 'USD' }));
    expect(() => scoreEvents(logOf(paid), options)).toThrow(
      'values are in several currencies (USD, EUR): they have no sum',
    );
  });

  it('is refused where nobody was there, or few left', () => {
    const asOf = START + 300 * DAY;
    expect(() => scoreEvents(logOf(lives(60), undefined, asOf), { ...options, asOf })).toThrow(
      /^nobody did anything in the 14 days before 2026-10-28T00:00:00.000Z; the last event is of 2026-0/,
    );
    expect(() => scoreEvents(logOf(lives(8)), options)).toThrow(/^needs 20 who (left|stayed), has \d+ among \d+ rows/);
  });
});
