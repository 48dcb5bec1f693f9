import { createDataFrame, dateTime, FieldType, type TimeRange } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { DEFAULT_HERE, readHere } from './here-options.ts';
import { hereQuery, isForeign } from './here-query.ts';

const time = { name: 'Time', type: FieldType.time, values: [1_000, 2_000] };
const load = { name: 'load', type: FieldType.number, values: [1, 2], labels: { host: 'a' } };
const frame = (...fields: (typeof time | typeof load)[]) => createDataFrame({ fields });
const range: TimeRange = { from: dateTime(0), to: dateTime(9_000), raw: { from: '', to: '' } };

describe('frames that can be forecast here', () => {
  it.each([
    ['numbers over time', [frame(time, load)], true],
    ['nothing', [], false],
    ['a number without time', [frame(load)], false],
    ['times alone', [frame(time)], false],
    ['no rows', [frame({ ...time, values: [] }, { ...load, values: [] })], false],
    ['an answer of Foresight', [frame(time, { ...load, labels: { host: 'a', role: 'actual' } as never })], false],
    ['a frame marked as ours', [createDataFrame({ fields: [time, load], meta: { custom: { foresight: 1 } } })], false],
  ])('%s: %#', (_, frames, expected) => expect(isForeign(frames)).toBe(expected));

  it('become a query whose last step is over by now, or by the end of what was asked', () => {
    const query = hereQuery([frame(time, load)], range, 5_000, {
      ...DEFAULT_HERE,
      horizon: 6,
      level: 80,
      model: 'ets',
    });
    expect(query).toMatchObject({ horizon: 6, levels: [0.8], model: 'ets' });
    expect(query).toMatchObject({ given: { until: 5_000, series: [{ name: 'load', labels: { host: 'a' } }] } });
    expect(hereQuery([frame(time, load)], range, 99_000, DEFAULT_HERE)).toMatchObject({ given: { until: 9_000 } });
  });

  it('leave open what the panel leaves open', () => {
    const query = hereQuery([frame(time, load)], range, 1, DEFAULT_HERE);
    for (const name of ['horizon', 'levels', 'model']) expect(query).not.toHaveProperty(name);
  });
});

describe('saved options', () => {
  it.each([undefined, null, {}, { on: 'yes', uid: 3, horizon: -1, level: 200, model: 7 }, { horizon: 1.5, level: 10 }])(
    '%j are the default ones',
    saved => expect(readHere(saved)).toEqual(DEFAULT_HERE),
  );

  it('stay as they are where they fit', () => {
    const saved = { on: true, uid: 'f', horizon: 48, level: 97.5, model: 'ets' };
    expect(readHere(saved)).toEqual(saved);
  });
});
