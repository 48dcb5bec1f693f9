import { changesChannel } from '@foresight/contracts';
import { dateTime, LiveChannelConnectionState, LiveChannelEventType, LoadingState } from '@grafana/data';
import { of, Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ForesightQuery } from '../query/index.ts';
import { changesOf, POLL_MS } from './changes.ts';
import { liveAnswers, whenFree } from './live-answers.ts';

const { Connected, Disconnected, Connecting } = LiveChannelConnectionState;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A live server whose events the test sends. */
function liveServer() {
  // biome-ignore lint/suspicious/noExplicitAny: events of any channel
  const events = new Subject<any>();
  const asked: unknown[] = [];
  const getStream = (address: unknown) => {
    asked.push(address);
    return events;
  };
  return {
    server: { getStream } as never,
    asked,
    says: (message: unknown) => events.next({ type: LiveChannelEventType.Message, message }),
    is: (state: LiveChannelConnectionState, error?: unknown) =>
      events.next({ type: LiveChannelEventType.Status, id: '', timestamp: 0, state, error }),
    ends: () => events.complete(),
    fails: () => events.error(new Error('gone')),
  };
}

/** @returns how often it was told so far */
function counted(live: ReturnType<typeof liveServer> | undefined, metric = 'requests') {
  const count = { times: 0, stop: () => undefined as unknown };
  const running = changesOf(live?.server, 'ds1', metric).subscribe(() => count.times++);
  count.stop = () => running.unsubscribe();
  return count;
}

describe('when to ask again', () => {
  it('is when the channel of the metric says so', () => {
    const live = liveServer();
    const told = counted(live);
    live.is(Connected);
    expect(live.asked).toEqual([{ scope: 'ds', namespace: 'ds1', stream: 'ds1', path: changesChannel('requests') }]);
    live.says({});
    live.says({});
    vi.advanceTimersByTime(10 * POLL_MS);
    expect(told.times).toBe(2);
    told.stop();
  });

  it('is by the clock while nobody tells, and at once when somebody does again', () => {
    const live = liveServer();
    const told = counted(live);
    live.is(Connected);
    told.times = 0;
    live.is(Disconnected);
    vi.advanceTimersByTime(2 * POLL_MS);
    expect(told.times).toBe(2);
    live.is(Connecting);
    live.is(Connected);
    expect(told.times).toBe(3);
    vi.advanceTimersByTime(5 * POLL_MS);
    expect(told.times).toBe(3);
    told.stop();
  });

  it('counts a channel that is open but failing as one that does not tell', () => {
    const live = liveServer();
    const told = counted(live);
    live.is(Connected, 'permission denied');
    vi.advanceTimersByTime(POLL_MS);
    expect(told.times).toBe(1);
    told.stop();
  });

  it.each([
    ['there is no live server', () => counted(undefined)],
    ['the name is too long for a channel', () => counted(liveServer(), 'x'.repeat(150))],
  ])('is by the clock where %s', (_, start) => {
    const told = start();
    vi.advanceTimersByTime(3 * POLL_MS);
    expect(told.times).toBe(3);
    told.stop();
    vi.advanceTimersByTime(3 * POLL_MS);
    expect(told.times).toBe(3);
  });

  it.each(['ends', 'fails'] as const)('is by the clock when the channel %s', how => {
    const live = liveServer();
    const told = counted(live);
    live.is(Connected);
    told.times = 0;
    live[how]();
    vi.advanceTimersByTime(2 * POLL_MS);
    expect(told.times).toBe(2);
    told.stop();
  });
});

describe('asking when free', () => {
  it('asks once more for all that came meanwhile', () => {
    const triggers = new Subject<void>();
    const works: Subject<number>[] = [];
    const heard: number[] = [];
    const running = whenFree(triggers, () => {
      const work = new Subject<number>();
      works.push(work);
      return work;
    }).subscribe(value => heard.push(value));
    triggers.next();
    triggers.next();
    triggers.next();
    expect(works).toHaveLength(1);
    works[0]!.next(1);
    works[0]!.complete();
    expect(works).toHaveLength(2);
    works[1]!.next(2);
    works[1]!.complete();
    expect(works).toHaveLength(2);
    expect(heard).toEqual([1, 2]);
    running.unsubscribe();
    triggers.next();
    expect(works).toHaveLength(2);
  });
});

describe('live answers', () => {
  it('begin with the first, follow each change up to now, and stop when nobody listens', () => {
    const live = liveServer();
    const asked: { from: number; to: number }[] = [];
    vi.setSystemTime(Date.UTC(2026, 0, 2));
    const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
    const request = { targets: [] as ForesightQuery[], range, timezone: 'utc' };
    const ask = (again: { range: { from: { valueOf(): number }; to: { valueOf(): number } } }) => {
      asked.push({ from: again.range.from.valueOf(), to: again.range.to.valueOf() });
      return of({ data: [], state: LoadingState.Done });
    };
    const states: unknown[] = [];
    const running = liveAnswers(request as never, ['requests'], ask as never, {
      live: live.server,
      uid: 'ds1',
    }).subscribe(({ state }) => states.push(state));
    live.is(Connected);
    vi.setSystemTime(Date.UTC(2026, 0, 2, 5));
    live.says({});
    expect(states).toEqual([LoadingState.Streaming, LoadingState.Streaming]);
    expect(asked[0]).toEqual({ from: 0, to: 1 });
    expect(asked.at(-1)).toEqual({ from: Date.UTC(2026, 0, 2, 4), to: Date.UTC(2026, 0, 2, 5) });
    running.unsubscribe();
    live.says({});
    expect(asked).toHaveLength(2);
  });

  it('tell of an error as such', () => {
    const failing = () => of({ data: [], state: LoadingState.Error, error: { message: 'no' } });
    const request = { targets: [], range: { raw: { from: 'now-1h', to: 'now' } }, timezone: 'utc' };
    const live = liveServer();
    const states: unknown[] = [];
    const running = liveAnswers(request as never, ['m'], failing as never, { live: live.server, uid: 'x' }).subscribe(
      ({ state }) => states.push(state),
    );
    expect(states).toEqual([LoadingState.Error]);
    running.unsubscribe();
  });
});
