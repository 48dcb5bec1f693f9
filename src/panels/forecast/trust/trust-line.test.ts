import type { Trust } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { type FakeSeries, forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import type { Fact } from './line.ts';
import { trustLine } from './trust-line.ts';

const F = formats('utc', NOON, 'en-US');
const text = (fact: Fact) => fact.map(part => (typeof part === 'string' ? part : part.strong)).join('');

function lineOf(fakes: readonly FakeSeries[], now = NOON + 2 * HOUR) {
  const frames = fakes.flatMap((fake, i) => forecastFrames({ labels: { n: String(i) }, ...fake }));
  const { tone, lead, facts } = trustLine(readForecastSeries(frames), now, F);
  return [tone, lead, ...facts.map(text)];
}

const AHEAD = [4, 5, 6, 7];

describe('the trust line of one series', () => {
  it('claims what the backtest showed', () => {
    expect(lineOf([{ forecast: AHEAD }])).toEqual([
      'good',
      'Beats seasonal naive by 41%',
      'band held 94% of the time (95% promised)',
      'trained 2 h ago',
    ]);
  });

  it('says when there is no skill', () => {
    const trust = { claim: 'no-skill', skill: -0.1 } as const;
    expect(lineOf([{ forecast: AHEAD, trust }]).slice(0, 2)).toEqual([
      'look',
      'No better than seasonal naive, naive shown',
    ]);
  });

  it('puts a band that misses twice as often as promised before the skill', () => {
    const trust = { coverage: [{ level: 0.95, share: 0.88 }] };
    expect(lineOf([{ forecast: AHEAD, trust }]).slice(0, 4)).toEqual([
      'look',
      'Band too narrow',
      'band held 88% of the time (95% promised)',
      'beats seasonal naive by 41%',
    ]);
    const near = { coverage: [{ level: 0.95, share: 0.91 }] };
    expect(lineOf([{ forecast: AHEAD, trust: near }])[0]).toBe('good');
  });

  it('makes no claim without a backtest', () => {
    const trust: Partial<Trust> = {
      claim: 'no-backtest',
      skill: null,
      coverage: [],
      origins: 0,
      reason: 'needs 14 points, has 9',
    };
    expect(lineOf([{ forecast: AHEAD, trust, custom: { method: 'drift' } }])).toEqual([
      'thin',
      'Drift only',
      'needs 14 points, has 9',
      'trained 2 h ago',
    ]);
  });

  it('neither claims nor doubts where seasonal naive made no error', () => {
    const trust: Partial<Trust> = { claim: 'no-backtest', skill: null, coverage: [], origins: 4, reason: 'no error' };
    expect(lineOf([{ forecast: AHEAD, trust }]).slice(0, 3)).toEqual([
      'none',
      'Seasonal naive was exact',
      'at 4 past origins: nothing to improve on',
    ]);
  });

  it('calls a forecast that lies in the past stale, however good it was', () => {
    expect(lineOf([{ forecast: AHEAD }], NOON + 4 * HOUR)[1]).toBe('Beats seasonal naive by 41%');
    expect(lineOf([{ forecast: AHEAD }], NOON + 7 * HOUR).slice(0, 3)).toEqual([
      'look',
      'Stale',
      'the forecast ended 3 h ago',
    ]);
  });

  it('does not speak of training where the answer was made on the spot', () => {
    expect(lineOf([{ forecast: AHEAD, custom: { source: 'computed', run_id: null } }]).at(-1)).toBe(
      'made for this picture',
    );
  });

  it('says what it has when there is no forecast', () => {
    expect(lineOf([{}])).toEqual(['none', 'History only', 'no forecast in this answer', 'data until 27 Nov, 12:00']);
    const refusal = { reason: 'short', needs: 3, has: 2 };
    expect(lineOf([{ refusal }])[1]).toBe('No forecast yet');
  });
});

describe('the trust line of several series', () => {
  it('counts those that beat seasonal naive, and gives the span of coverage', () => {
    const poor: Partial<Trust> = { claim: 'no-skill', skill: 0, coverage: [{ level: 0.95, share: 0.97 }] };
    expect(lineOf([{ forecast: AHEAD }, { forecast: AHEAD }, { forecast: AHEAD, trust: poor }])).toEqual([
      'good',
      '2 of 3 beat seasonal naive',
      'band held 94–97% of the time (95% promised)',
      'trained 2 h ago',
    ]);
  });

  it('names those without a forecast and those whose band is too narrow', () => {
    const narrow = { coverage: [{ level: 0.95, share: 0.5 }] };
    const line = lineOf([{ forecast: AHEAD, trust: narrow }, { forecast: AHEAD }, {}]);
    expect(line.slice(1, 4)).toEqual([
      '2 of 3 beat seasonal naive',
      '1 with a band too narrow',
      '1 without a forecast',
    ]);
  });

  it('is no good line when most have no skill, or some are stale', () => {
    const poor = { claim: 'no-skill', skill: 0 } as const;
    const many = [{ forecast: AHEAD }, { forecast: AHEAD, trust: poor }, { forecast: AHEAD, trust: poor }];
    expect(lineOf(many).slice(0, 2)).toEqual(['look', '1 of 3 beat seasonal naive']);
    const late = [{ forecast: AHEAD }, { forecast: AHEAD, origin: NOON - 9 * HOUR }];
    expect(lineOf(late).slice(0, 3)).toEqual(['look', '1 of 2 stale', '2 of 2 beat seasonal naive']);
  });
});
