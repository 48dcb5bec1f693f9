import { EVENT_LIMITS } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { canonicalEvent, EventFault, type RawEvent } from './index.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const GOOD: RawEvent = { user_id: 'ann', name: 'open', ts: '2026-03-01' };
const read = (raw: RawEvent, ts = Date.parse('2026-03-01')) => canonicalEvent(raw, ts, NOW);

function faultOf(raw: RawEvent, ts?: number): EventFault {
  try {
    read(raw, ts);
  } catch (error) {
    if (error instanceof EventFault) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a raw record', () => {
  it('becomes an event: blanks go, numbers become ids, empty is absent', () => {
    const raw = {
      ...GOOD,
      user_id: 42,
      name: ' open ',
      platform: '',
      value: '12.50',
      currency: 'eur',
      props: '{"a":1}',
    };
    expect(read(raw, 1_772_323_200_000.9)).toEqual({
      id: undefined,
      user_id: '42',
      anonymous_id: undefined,
      name: 'open',
      ts: 1_772_323_200_000,
      session_id: undefined,
      platform: undefined,
      channel: undefined,
      campaign: undefined,
      value: 12.5,
      currency: 'EUR',
      props: '{"a":1}',
    });
  });

  it.each<[string, RawEvent, string, RegExp]>([
    ['nobody', { ...GOOD, user_id: '  ' }, 'user_id', /nobody did it/],
    ['no name', { ...GOOD, name: null }, 'name', /missing/],
    ['a name too long', { ...GOOD, name: 'x'.repeat(201) }, 'name', /201 characters, at most 200/],
    ['an id with NUL', { ...GOOD, user_id: 'a\0b' }, 'user_id', /NUL/],
    ['an id cut inside a character', { ...GOOD, anonymous_id: 'x\ud83d' }, 'anonymous_id', /surrogate/],
    ['an id that is a list', { ...GOOD, user_id: ['a'] }, 'user_id', /type array/],
    ['a value that is text', { ...GOOD, value: 'many' }, 'value', /"many" is no number/],
    ['a value with a comma', { ...GOOD, value: '1,5' }, 'value', /no number/],
    ['an infinite value', { ...GOOD, value: '1e999' }, 'value', /not finite/],
    ['a currency that is none', { ...GOOD, value: 1, currency: 'euro' }, 'currency', /"EURO" is no currency/],
    ['props that are no JSON', { ...GOOD, props: '{a:1}' }, 'props', /no JSON/],
    ['props that are a list', { ...GOOD, props: '[1]' }, 'props', /no JSON object/],
    [
      'props of a megabyte',
      { ...GOOD, props: `{"a":"${'x'.repeat(1_000_000)}"}` },
      'props',
      /1000008 bytes, at most 16384/,
    ],
    ['props a little too large', { ...GOOD, props: { a: 'x'.repeat(EVENT_LIMITS.propsBytes) } }, 'props', /at most/],
    ['props too deep', { ...GOOD, props: `${'{"a":'.repeat(21)}{}${'}'.repeat(21)}` }, 'props', /deeper than 20/],
  ])('with %s is refused, naming the field and the way out', (_, raw, field, reason) => {
    const fault = faultOf(raw);
    expect(fault.field).toBe(field);
    expect(fault.message).toMatch(reason);
  });

  it.each<[string, number, RegExp]>([
    ['not read', Number.NaN, /"2026-03-01" is no time/],
    ['in seconds taken for milliseconds', 1_772_323_200, /1970-01-21.* before 1990/],
    ['ten years ahead', Date.parse('2036-03-10T12:00:00Z'), /3653 days ahead of this clock/],
    ['beyond all dates', 9e15, /time 9000000000000000 ms/],
  ])('with a time %s is refused', (_, ts, reason) => {
    expect(faultOf(GOOD, ts)).toMatchObject({ field: 'ts', message: expect.stringMatching(reason) });
  });

  it('may be a day ahead, as clocks are', () => {
    expect(read(GOOD, NOW + 86_400_000).ts).toBe(NOW + 86_400_000);
    expect(() => read(GOOD, NOW + 86_400_001)).toThrow(EventFault);
  });

  it('has its properties mended where Postgres would not take them', () => {
    const mended = read({ ...GOOD, props: String.raw`{"a":"x\u0000y","\ud800":["\udfff"],"ok":"\ud83d\ude00"}` })
      .props!;
    expect(JSON.parse(mended)).toEqual({ a: 'x\ufffdy', '\ufffd': ['\ufffd'], ok: '😀' });
    // A backslash that is text is none of that.
    expect(JSON.parse(read({ ...GOOD, props: { a: '\\u0000' } }).props!)).toEqual({ a: '\\u0000' });
  });
});
