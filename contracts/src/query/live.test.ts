import { describe, expect, it } from 'vitest';
import { changesChannel, metricOfChannel } from './index.ts';

describe('the channel of a metric', () => {
  it.each(['m', 'http.requests:rate5m', 'A_b-c', 'x'.repeat(75)])('%s is found again', metric => {
    const path = changesChannel(metric)!;
    // What Grafana allows in a path.
    expect(path).toMatch(/^[A-Za-z0-9_\-/=.]+$/);
    expect(`ds/${'u'.repeat(40)}/${path}`.length).toBeLessThanOrEqual(160);
    expect(metricOfChannel(path.split('/')[1]!)).toBe(metric);
  });

  it('is none for a name too long, or none', () => {
    expect(changesChannel('x'.repeat(76))).toBeUndefined();
    expect(changesChannel('')).toBeUndefined();
  });

  it('means no metric where it is no code', () => expect(metricOfChannel('*')).toBe(''));
});
