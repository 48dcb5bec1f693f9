import { getModel } from '@foresight/models';
import { describe, expect, it } from 'vitest';
import { weekly, wiggle } from '../../../test/sample-files.ts';
import { forecastSeries, type SeriesForecast, type SeriesQuestion } from './index.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const question = (
  value: (i: number) => number,
  more: Partial<SeriesQuestion> & { days?: number } = {},
): SeriesQuestion => {
  const { days = 80, ...rest } = more;
  return {
    ts: Float64Array.from({ length: days }, (_, i) => START + i * DAY),
    value: Float64Array.from({ length: days }, (_, i) => value(i)),
    timeKind: 'time',
    model: 'auto',
    horizon: 7,
    levels: [0.8, 0.95],
    ...rest,
  };
};
const answered = (asked: SeriesQuestion): SeriesForecast => {
  const answer = forecastSeries(asked);
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return answer;
};

describe('a forecast of one series', () => {
  it('begins one step after the last value and has one entry a step everywhere', () => {
    const answer = answered(question(weekly));
    expect(answer.origin).toBe(START + 79 * DAY);
    expect([...answer.time]).toEqual(Array.from({ length: 7 }, (_, i) => START + (80 + i) * DAY));
    expect(answer.trainingStart).toBe(START);
    for (const column of [answer.point, ...answer.intervals.flatMap(({ lower, upper }) => [lower, upper])]) {
      expect(column).toHaveLength(7);
      expect(column.every(Number.isFinite)).toBe(true);
    }
  });

  it('uses nothing but the points it was given: what came before decides, byte for byte', () => {
    const [one, two] = [answered(question(weekly)), answered(question(weekly))];
    expect({ ...one, seconds: 0 }).toEqual({ ...two, seconds: 0 });
    const other = answered(question(i => (i === 40 ? 0 : weekly(i))));
    expect(Buffer.from(other.dataSha256).equals(Buffer.from(one.dataSha256))).toBe(false);
  });

  it('leaves an artefact that gives the same numbers again', () => {
    const answer = answered(question(weekly));
    const json = JSON.parse(new TextDecoder().decode(answer.artifact));
    const again = getModel(json.model).fromJSON(json).predict(7, [0.8, 0.95]);
    expect(again.point).toEqual(answer.point);
    expect(again.intervals).toEqual(answer.intervals);
  });

  it('finds the season, or takes the one given', () => {
    expect(answered(question(weekly)).seasons).toEqual([7]);
    expect(answered(question(weekly, { seasons: [5] })).seasons).toEqual([5]);
    expect(answered(question(weekly, { seasons: [] })).seasons).toEqual([]);
  });

  it('says what it did to the data', () => {
    const asked = question(weekly);
    const without = {
      ...asked,
      ts: asked.ts.filter((_, i) => i !== 50),
      value: asked.value.filter((_, i) => i !== 50),
    };
    expect(answered(asked).adjustments).toEqual([]);
    expect(answered(without).adjustments.join('; ')).toMatch(/gap|missing|filled/i);
  });
});

describe('trust', () => {
  const rise = (i: number) => (i < 20 ? 10 * i : 190 + wiggle(i));

  it('is claimed where the backtest beats seasonal naive', () => {
    const { trust, method } = answered(question(weekly));
    expect(trust).toMatchObject({ claim: 'beats-naive', reason: null, origins: 4 });
    expect(trust.skill).toBeGreaterThan(0);
    expect(['auto', 'damped-holt']).toContain(method);
  });

  it('says at how many origins, and that four prove nothing', () => {
    const { trust } = answered(question(weekly));
    expect(trust.beaten).toBeGreaterThan(2);
    expect(trust.p_value).toBeGreaterThanOrEqual(0.125);
    expect(trust.evidence).toBe(
      `better than seasonal naive at ${trust.beaten} of 4 origins; 4 origins are too few to tell`,
    );
  });

  it('is not claimed where it does not: seasonal naive and its own errors are given instead', () => {
    const { trust, method, point } = answered(question(rise, { model: 'drift', seasons: [] }));
    const naive = answered(question(rise, { model: 'seasonal-naive', seasons: [] }));
    expect(method).toBe('seasonal-naive');
    expect(point).toEqual(naive.point);
    expect(trust).toMatchObject({
      claim: 'no-skill',
      mase: naive.trust.mase,
      smape: naive.trust.smape,
      coverage: naive.trust.coverage,
      reason: expect.stringMatching(/^drift erred \d+\.\d % more than seasonal naive at 4 origins/),
    });
    expect(trust.skill).toBeLessThan(0);
  });

  it('of the baseline itself is no skill, and says why', () => {
    const { trust, method } = answered(question(weekly, { model: 'seasonal-naive' }));
    expect(method).toBe('seasonal-naive');
    expect(trust).toMatchObject({ claim: 'no-skill', reason: 'seasonal-naive is the baseline itself' });
    expect(trust.skill).toBeCloseTo(0, 12);
  });

  it('is not claimed without a backtest', () => {
    const { trust } = answered(question(weekly, { days: 8 }));
    expect(trust).toMatchObject({
      claim: 'no-backtest',
      skill: null,
      mase: null,
      smape: null,
      coverage: [],
      origins: 0,
    });
    expect(trust.reason).toMatch(/needs \d+ points, has 8/);
    expect(Object.keys(trust)).not.toContain('evidence');
  });

  it('is not claimed for a series that never varies', () => {
    const { trust, point } = answered(question(() => 5));
    expect([...new Set(point)]).toEqual([5]);
    expect(trust.claim).toBe('no-backtest');
    expect(trust.reason).toMatch(/nothing to improve on/);
  });
});

describe('values at the limits of a double', () => {
  it.each([
    ['alternating', (i: number) => (i % 2 === 0 ? 1.7e308 : -1.7e308)],
    ['rising', (i: number) => i * 2.2e306],
    ['tiny', (i: number) => (i % 3) * 5e-324],
  ])('give numbers all the same: %s', (_, value) => {
    for (const model of ['auto', 'drift', 'damped-holt', 'seasonal-naive'] as const) {
      const { point, intervals, trust } = answered(question(value, { model }));
      const columns = [point, ...intervals.flatMap(({ lower, upper }) => [lower, upper])];
      expect(columns.every(column => column.every(Number.isFinite))).toBe(true);
      const scores = [trust.skill, trust.mase, trust.smape].filter(score => score !== null);
      expect(scores.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('a refusal', () => {
  const refused = (asked: SeriesQuestion) => {
    const answer = forecastSeries(asked);
    return answer.ok ? 'no refusal' : answer.reason;
  };

  it.each([
    ['no point', question(weekly, { days: 0 }), 'auto needs at least 3 points; the series has 0'],
    ['one point', question(weekly, { days: 1 }), 'auto needs at least 3 points; the series has 1'],
    ['two points', question(weekly, { days: 2, model: 'drift' }), 'drift needs at least 3 points; the series has 2'],
    [
      'less than the season asked',
      question(weekly, { days: 10, model: 'seasonal-naive', seasons: [30] }),
      'seasonal-naive needs at least 30 points for season 30; the series has 10',
    ],
  ])('has numbers: %s', (_, asked, reason) => {
    expect(refused(asked)).toBe(reason);
  });

  it('is given to points far apart instead of an absurd grid', () => {
    const asked = question(weekly, { days: 5 });
    asked.ts.set([START + 400_000 * DAY], 4);
    expect(refused(asked)).toMatch(/5 points would need a grid of \d+ slots/);
  });

  it('is not made of a fault: an unknown model is thrown', () => {
    expect(() => forecastSeries(question(weekly, { model: 'oracle' as never }))).toThrow(/no model "oracle"/);
  });
});
