import { describe, expect, it } from 'vitest';
import type { PairedForecast } from '../../store/index.ts';
import { hasCome, momentOf, seriesLoss } from './pair-loss.ts';

const HOUR = 3_600_000;
/** A series that goes up and down by 2 until its origin at hour 9, and is forecast for hours 10 to 12. */
const ts = Float64Array.from({ length: 13 }, (_, i) => i * HOUR);
const value = Float64Array.from({ length: 13 }, (_, i) => (i % 2 === 0 ? 10 : 12));
const pair = (members: Partial<PairedForecast> = {}): PairedForecast => ({
  series_id: '1',
  time_kind: 'time',
  last_ts: new Date(12 * HOUR),
  origin: new Date(9 * HOUR),
  time: [10 * HOUR, 11 * HOUR, 12 * HOUR],
  champion: [14, 16, 14],
  challenger: [11, 13, 11],
  ...members,
});

describe('the loss of a moment of issue', () => {
  it('is the mean absolute error over what the series changed before its origin', () => {
    const loss = seriesLoss(pair(), { ts, value });
    expect(loss!.champion).toBeCloseTo(4 / 2, 12);
    expect(loss!.challenger).toBeCloseTo(1 / 2, 12);
  });

  it('is over the times whose values came, for both alike', () => {
    const holed = { ts: ts.filter((_, i) => i !== 11), value: value.filter((_, i) => i !== 11) };
    const loss = seriesLoss(pair({ champion: [14, 999, 14], challenger: [11, -999, 11] }), holed);
    expect(loss!.champion).toBeCloseTo(2, 12);
    expect(loss!.challenger).toBeCloseTo(0.5, 12);
  });

  it('is not told of a series that never changed, or of which no value came', () => {
    expect(seriesLoss(pair(), { ts, value: value.map(() => 5) })).toBeUndefined();
    expect(seriesLoss(pair(), { ts: ts.slice(0, 10), value: value.slice(0, 10) })).toBeUndefined();
  });

  it('counts each series the same, at the latest origin in steps', () => {
    const losses = [
      { champion: 1, challenger: 3 },
      { champion: 3, challenger: 1 },
    ];
    expect(momentOf([pair(), pair()], losses)).toEqual({ slot: 9, series: 2, champion: 2, challenger: 2 });
    expect(momentOf([pair()], [])).toBeUndefined();
  });
});

describe('a forecast whose horizon has come', () => {
  const late = pair({ last_ts: new Date(11 * HOUR) });
  it.each([
    ['its last value is there', pair(), 12, true],
    ['values are missing, and may come late', late, 12, false],
    ['they were waited for once the horizon', late, 15, true],
    [
      'of a series counted by index nobody knows',
      pair({ time_kind: 'index', last_ts: new Date(11 * HOUR) }),
      99,
      false,
    ],
    ['no value was ever stored', pair({ last_ts: null }), 12, false],
  ])('%s', (_, one, hour, expected) => expect(hasCome(one, hour * HOUR)).toBe(expected));
});
