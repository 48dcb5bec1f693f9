import { mae, smape } from '@foresight/models/evaluate';
import { describe, expect, it } from 'vitest';
import { weekly, wiggle } from '../../../test/sample-files.ts';
import { type BacktestQuestion, backtestSeries } from './backtest-series.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const question = (
  value: (i: number) => number,
  days: number,
  more: Partial<BacktestQuestion> = {},
): BacktestQuestion => ({
  ts: Float64Array.from({ length: days }, (_, i) => START + i * DAY),
  value: Float64Array.from({ length: days }, (_, i) => value(i)),
  timeKind: 'time',
  model: 'auto',
  models: ['auto'],
  horizon: 7,
  levels: [0.8, 0.95],
  origins: 4,
  ...more,
});

function tested(asked: BacktestQuestion) {
  const answer = backtestSeries(asked);
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return answer;
}

describe('a backtest of one series', () => {
  it('scores the method against the season that the data show', () => {
    const answer = tested(question(weekly, 80, { origins: 6, spacing: 7 }));
    expect(answer).toMatchObject({ model: 'auto', baseline: 7, origins: 6, horizon: 7, reason: null });
    expect(answer.scores.truths).toBe(42);
    expect(answer.skill).toBeGreaterThan(0);
    expect(answer.steps).toHaveLength(7);
    expect(answer.test).toMatchObject({ origins: 6, independent: 6, method: 'sign-flip' });
  });

  it('is what seasonal naive of the last week comes to, worked out here', () => {
    const answer = tested(question(weekly, 60, { model: 'seasonal-naive', seasons: [7], origins: 2, spacing: 7 }));
    const values = Float64Array.from({ length: 60 }, (_, i) => weekly(i));
    const at = [46, 53].map(origin => [values.slice(origin, origin + 7), values.slice(origin - 7, origin)] as const);
    const mean = (score: (truth: Float64Array, last: Float64Array) => number) =>
      at.reduce((sum, [truth, last]) => sum + score(truth, last) / 2, 0);
    expect(answer.scores.mae).toBeCloseTo(mean(mae), 10);
    expect(answer.scores.smape).toBeCloseTo(mean(smape), 10);
    expect(answer.skill).toBeCloseTo(0, 12);
    expect(answer.test.verdict).toBe('equal');
  });

  it('asks all methods at the same origins, even those that could begin earlier', () => {
    // Noise without a week: auto tries one and needs it whole, drift needs 3 days.
    const models = ['drift', 'auto'] as const;
    const asked = { horizon: 2, origins: 50, spacing: 1, models };
    const [drift, auto] = models.map(model => tested(question(wiggle, 30, { ...asked, model })).origins);
    expect([drift, auto]).toEqual([22, 22]);
    expect(tested(question(wiggle, 30, { ...asked, model: 'drift', models: ['drift'] })).origins).toBe(26);
  });

  it('is not kept from comparing by a method that this series is too short for', () => {
    const asked = { seasons: [20], horizon: 5, models: ['drift', 'seasonal-naive'] as const };
    expect(backtestSeries(question(weekly, 22, { ...asked, model: 'seasonal-naive' })).ok).toBe(false);
    expect(tested(question(weekly, 28, { ...asked, model: 'drift' })).origins).toBeGreaterThan(0);
  });

  it('looks for seasons in the past of each origin: a week that begins later is not known before', () => {
    // Flat noise for 100 days, a strong week for 80 more: the first origins must not repeat it.
    const late = (i: number) => (i < 100 ? 50 + weekly(i) / 1000 : weekly(i));
    const asked = question(late, 180, {
      model: 'seasonal-naive',
      models: ['seasonal-naive'],
      origins: 12,
      spacing: 14,
    });
    const found = tested(asked);
    const told = tested({ ...asked, seasons: [7] });
    expect(found.baseline).toBe(7);
    expect(found.scores.mae).not.toBe(told.scores.mae);
    expect(told.skill).toBeCloseTo(0, 12);
  });

  it('keeps to the limits that the question names', () => {
    const low = (i: number) => Math.max(0, weekly(i) - 120);
    const { scores } = tested(
      question(low, 80, { model: 'drift', models: ['drift'], options: { bounds: { lower: 1000 } } }),
    );
    expect(scores.bias).toBeGreaterThan(900);
  });

  it.each([
    [question(weekly, 1), 'a backtest of 7 steps needs 9 points or more, has 1'],
    [question(weekly, 8), 'a backtest of 7 steps needs 10 points, has 8'],
    [question(weekly, 40, { horizon: 60 }), 'a backtest of 60 steps needs 67 points, has 40'],
    [{ ...question(weekly, 40), ts: Float64Array.from({ length: 40 }, (_, i) => START + DAY * i ** 1.7) }, /step/],
  ])('is refused with numbers (%#)', (asked, reason) => {
    const answer = backtestSeries(asked);
    expect(answer.ok).toBe(false);
    expect((answer as { reason: string }).reason).toMatch(reason);
  });
});
