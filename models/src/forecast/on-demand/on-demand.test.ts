// Models that are loaded on demand: what is known before, what goes wrong, and what they forecast where the answer is known.
import { spawnSync } from 'node:child_process';
import * as tensors from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noise, seriesOf, shaped } from '../../../test/sample-series.ts';
import { type FitOptions, getModel, loadModel, MODEL_NAMES, ModelLoadFailed, ON_DEMAND } from '../index.ts';
import { FEWEST_POINTS } from '../pool/index.ts';
import { seasonalNaive } from '../seasonal-naive.ts';
import { onDemandModel } from './on-demand-model.ts';

const NAMES = ON_DEMAND.map(({ name }) => name);

describe('a model that is not loaded', () => {
  /** In a process of its own: here, other tests load them. */
  const fresh = (code: string) => {
    const url = new URL('../../index.ts', import.meta.url).href;
    const script = `import * as models from '${url}'; ${code}`;
    return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
  };

  it.each(NAMES)('%s refuses to fit and says how to load it', name => {
    const { stderr } = fresh(`models.getModel('${name}').fit({
      values: Float64Array.of(1, 2, 4, 3), start: 0, step: { unit: 'ms', count: 1 } })`);
    expect(stderr).toContain(`ModelNotLoaded: ${name} fits with a library that is loaded on demand`);
    expect(stderr).toContain(`await loadModel('${name}') first`);
  });

  it.each(NAMES)('%s predicts from what it stored, without its library', async name => {
    const fitted = (await loadModel(name)).fit(seriesOf(shaped(1, { length: 150, level: 40, waves: [[7, 10]] })), {
      seasons: [7],
      horizon: 7,
    });
    const { stdout } = fresh(`const fitted = models.getModel('${name}').fromJSON(${JSON.stringify(fitted)});
      const { point, intervals } = fitted.predict(20, [0.8]);
      console.log(JSON.stringify([point, intervals[0].lower, intervals[0].upper].map(a => Array.from(a))));`);
    const { point, intervals } = fitted.predict(20, [0.8]);
    expect(JSON.parse(stdout)).toEqual([point, intervals[0]!.lower, intervals[0]!.upper].map(a => Array.from(a)));
  });

  it('is known by name, with what it can', () => {
    expect(MODEL_NAMES).toEqual(expect.arrayContaining(NAMES));
    for (const name of NAMES) expect(getModel(name).capability).toMatchObject({ cost: 'seconds', seasons: 'many' });
  });
});

describe('loading', () => {
  const naive = { name: 'prophet', capability: seasonalNaive.capability, packages: '@some/library' } as const;

  it('gives models that need nothing at once, and refuses unknown names', async () => {
    expect(await loadModel('drift')).toBe(getModel('drift'));
    await expect(loadModel('prophecy')).rejects.toThrow('no model "prophecy"; known: seasonal-naive');
  });

  it('says what is missing when it fails, and tries again when asked again', async () => {
    let tries = 0;
    const model = onDemandModel({
      ...naive,
      import: async () => {
        if (++tries === 1) throw new Error('Cannot find package');
        return () => ({ seasons: [], members: () => [] });
      },
    });
    await expect(model.load()).rejects.toThrow(ModelLoadFailed);
    await model.load();
    await model.load();
    expect(tries).toBe(2);
  });

  it('names the packages and the cause', async () => {
    const import_ = () => Promise.reject(new Error('Cannot find package'));
    const failing = onDemandModel({ ...naive, import: import_ });
    await expect(failing.load()).rejects.toThrow(
      'prophet could not be loaded: Cannot find package; install @some/library, or choose another model',
    );
  });
});

describe.each(NAMES)('%s, loaded', name => {
  beforeAll(async () => {
    await loadModel(name);
  });

  const point = (values: Iterable<number>, options: FitOptions, horizon: number) =>
    getModel(name)
      .fit(seriesOf(values), { ...options, horizon })
      .predict(horizon, []).point;

  it('continues a wave with a little noise better than its noise', () => {
    const truth = (t: number) => 50 + 20 * Math.sin((2 * Math.PI * t) / 24);
    const next = noise(3);
    const values = Array.from({ length: 480 }, (_, t) => truth(t) + 2 * next());
    const error = (forecast: ArrayLike<number>) =>
      Array.from(forecast).reduce((sum, v, i) => sum + Math.abs(v - truth(480 + i)) / 48, 0);
    const own = error(point(values, { seasons: [24] }, 48));
    const naive = error(
      getModel('seasonal-naive')
        .fit(seriesOf(values), { seasons: [24], horizon: 48 })
        .predict(48, []).point,
    );
    expect(own).toBeLessThan(0.75 * naive);
  });

  it('has the minimum of its capability, however few points', () => {
    expect(getModel(name).capability.minimumLength([7])).toBe(FEWEST_POINTS);
  });
});

describe('prophet', () => {
  it('follows the slope after the last change', async () => {
    const model = await loadModel('prophet');
    const next = noise(5);
    // Both signs: no root is taken, and the slope stays a slope.
    const truth = (t: number) => (t < 150 ? 0.2 * t : 30 - 0.5 * (t - 150)) - 20;
    const values = Array.from({ length: 300 }, (_, t) => truth(t) + 0.3 * next());
    const { point } = model.fit(seriesOf(values), { horizon: 20 }).predict(20, []);
    point.forEach((v, i) => {
      expect(Math.abs(v - truth(300 + i))).toBeLessThan(2);
    });
    expect((point[19]! - point[0]!) / 19).toBeCloseTo(-0.5, 1);
  });
});

describe('neural-net', () => {
  it('leaves no tensor behind', async () => {
    const model = await loadModel('neural-net');
    const fit = () => model.fit(seriesOf(shaped(2, { length: 120, level: 30, waves: [[7, 5]] })), { seasons: [7] });
    fit();
    const { numTensors, numBytes } = tensors.memory();
    fit();
    expect(tensors.memory()).toMatchObject({ numTensors, numBytes });
  });

  it('repeats the last cycle where there is too little to learn from, and says so', async () => {
    const model = await loadModel('neural-net');
    const fitted = model.fit(seriesOf(shaped(2, { length: 40, level: 30, waves: [[7, 5]] })), { seasons: [7] });
    expect(fitted.method).toBe('seasonal-naive');
    expect(fitted.adjustments).toContainEqual({
      kind: 'fallback',
      text: 'a net learns from 47 points on, has 40: the last cycle of 7 is repeated',
    });
  });
});
