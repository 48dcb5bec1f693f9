import { LoadingState } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { inWords, refused, withErrors } from './errors.ts';

const frame = { fields: [], length: 0 };

describe('errors of queries', () => {
  it('of one query leave the answers of the others', () => {
    const errors = refused({ refId: 'B' }, ['no metric', 'no filter']);
    expect(errors).toEqual([{ refId: 'B', message: 'no metric. no filter' }]);
    expect(withErrors({ data: [frame], state: LoadingState.Done }, errors)).toEqual({
      data: [frame],
      state: LoadingState.Error,
      error: errors[0],
      errors,
    });
  });

  it('join those that the service answered with', () => {
    const own = { refId: 'A', message: 'no such metric' };
    const answer = { data: [], error: own, errors: [own] };
    const { error, errors } = withErrors(answer, refused({ refId: 'B' }, ['x']));
    expect(error).toBe(own);
    expect(errors?.map(({ refId }) => refId)).toEqual(['A', 'B']);
  });

  it('are none where nothing is wrong', () => {
    const answer = { data: [frame] };
    expect(refused({ refId: 'A' }, [])).toEqual([]);
    expect(withErrors(answer, [])).toBe(answer);
    expect(inWords(answer)).toBe(answer);
  });
});

describe("Grafana's own errors", () => {
  const unavailable = {
    message: 'became unavailable',
    data: { message: 'x', messageId: 'plugin.connectionUnavailable' },
  };

  it('say what to start, and where to look', () => {
    const { error } = inWords({ data: [], error: unavailable });
    expect(error?.message).toMatch(/^Grafana gets no answer from the Foresight service\. Fix: start the service/);
  });

  it.each([
    { refId: 'A', message: "there is no metric 'x'. Fix: choose one" },
    { message: 'Query error: 403', data: { message: 'Access denied' } },
  ])('and those of the service stay as they are: %j', error => {
    expect(inWords({ data: [], error }).error).toBe(error);
  });
});
