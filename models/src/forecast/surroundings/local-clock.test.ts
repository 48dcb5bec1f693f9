import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../series/step.ts';
import { clockLayer } from './clock-layer.ts';
import { fromLocalTime, localClock, localStart, toLocal, toLocalTime } from './local-clock.ts';
import { offsetAt, zoneSpans } from './time-zone.ts';

const at = (text: string) => Date.parse(text);
const BERLIN = 'Europe/Berlin';
const SPRING = at('2026-03-29T01:00Z');
const AUTUMN = at('2026-10-25T01:00Z');
const hours = (start: number, length: number) => ({
  values: Float64Array.from({ length }, (_, t) => t),
  start,
  step: { unit: 'ms' as const, count: HOUR },
});

describe('offsetAt', () => {
  it.each([
    [BERLIN, '2026-01-01T00:00Z', 60],
    [BERLIN, '2026-07-01T00:00Z', 120],
    ['America/New_York', '2026-01-01T00:00Z', -300],
    ['Asia/Kathmandu', '2026-01-01T00:00Z', 345],
    ['Australia/Lord_Howe', '2026-01-01T00:00Z', 660],
    ['Australia/Lord_Howe', '2026-07-01T00:00Z', 630],
    ['UTC', '2026-07-01T00:00Z', 0],
  ])('of %s at %s is %d minutes', (zone, time, minutes) => {
    expect(offsetAt(zone, at(time))).toBe(minutes * MINUTE);
  });

  it('refuses a zone that is not known, with an example', () => {
    expect(() => offsetAt('Mars/Base', 0)).toThrow(
      `time zone "Mars/Base" is not known; give an IANA name such as 'Europe/Berlin'`,
    );
  });
});

describe('zoneSpans', () => {
  it('are the offset at the start and every change, to the second', () => {
    expect(zoneSpans(BERLIN, at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toEqual([
      { time: at('2026-01-01T00:00Z'), offset: HOUR },
      { time: SPRING, offset: 2 * HOUR },
      { time: AUTUMN, offset: HOUR },
    ]);
    expect(zoneSpans('Asia/Tokyo', 0, at('2027-01-01T00:00Z'))).toHaveLength(1);
  });

  it('find a change that is the first or the last moment', () => {
    expect(zoneSpans(BERLIN, SPRING, SPRING + HOUR)).toEqual([{ time: SPRING, offset: 2 * HOUR }]);
    expect(zoneSpans(BERLIN, SPRING - HOUR, SPRING).at(-1)).toEqual({ time: SPRING, offset: 2 * HOUR });
  });
});

describe('toLocal', () => {
  it('puts the hour that is left out in spring on a line', () => {
    const series = hours(SPRING - 3 * HOUR, 6);
    const clock = localClock(series, BERLIN);
    expect([...toLocal(clock, series.values)]).toEqual([0, 1, 2, 2.5, 3, 4, 5]);
    expect(localStart(clock)).toBe(series.start - HOUR);
  });

  it('averages the hour that comes twice in autumn, over what is there', () => {
    const series = hours(AUTUMN - 3 * HOUR, 6);
    const clock = localClock(series, BERLIN);
    expect([...toLocal(clock, series.values)]).toEqual([0, 1, 2.5, 4, 5]);
    expect([...toLocal(clock, Float64Array.of(0, 1, Number.NaN, 3, 4, 5))]).toEqual([0, 1, 3, 4, 5]);
    expect([...toLocal(clock, Float64Array.of(0, 1, Number.NaN, Number.NaN, 4, 5))]).toEqual([0, 1, Number.NaN, 4, 5]);
  });

  it('tells times by the clock, and back', () => {
    const clock = localClock(hours(SPRING - 3 * HOUR, 6), BERLIN);
    for (const time of [SPRING - 5 * HOUR, SPRING - HOUR, SPRING, SPRING + 7 * HOUR]) {
      expect(fromLocalTime(clock, toLocalTime(clock, time))).toBe(time);
    }
  });
});

describe('clockLayer', () => {
  it('skips the hour of spring and repeats that of autumn', () => {
    const spring = clockLayer(localClock(hours(SPRING - 5 * HOUR, 4), BERLIN));
    expect(spring.reach(4)).toBe(5);
    expect([...spring.outward(Float64Array.of(10, 11, 12, 13, 14), 4)]).toEqual([10, 12, 13, 14]);
    const autumn = clockLayer(localClock(hours(AUTUMN - 5 * HOUR, 4), BERLIN));
    expect(autumn.reach(4)).toBe(3);
    expect([...autumn.outward(Float64Array.of(10, 11, 12), 4)]).toEqual([10, 10, 11, 12]);
  });

  it('gives the hour that the history has already the first step', () => {
    const layer = clockLayer(localClock(hours(AUTUMN - 4 * HOUR, 4), BERLIN));
    expect([...layer.outward(Float64Array.of(10, 11), 3)]).toEqual([10, 10, 11]);
    expect(layer.reach(1)).toBe(1);
  });
});
