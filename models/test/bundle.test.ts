// The promise to the browser: small, without Node, with the two large libraries apart; and it forecasts there.
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import pack from '../package.json' with { type: 'json' };
import { type Bundle, bundleOf, scriptOfModels } from './bundle.ts';

/** Of all that a door exports, minified. */
const MOST_BYTES = 120_000;
const LIBRARIES = ['@bsull/', '@bytecodealliance/', '@tensorflow/'];

/** '@foresight/models', '@foresight/models/anomaly' … */
const DOORS = Object.keys(pack.exports).map(path => path.replace('.', pack.name));
let bundle: Bundle;

const bytesAtOnce = ({ atOnce, files }: Bundle) =>
  atOnce.reduce((sum, file) => sum + Buffer.byteLength(files.get(file)!), 0);

describe.each(DOORS)('what loads at once of %s', door => {
  beforeAll(async () => {
    bundle = await bundleOf(door);
  });

  it(`is smaller than ${MOST_BYTES / 1000} kB`, () => {
    expect(bytesAtOnce(bundle)).toBeGreaterThan(2_000);
    expect(bytesAtOnce(bundle)).toBeLessThan(MOST_BYTES);
  });

  it('is our own code alone', () => {
    const foreign = bundle.atOnce.flatMap(file => bundle.sources(file)).filter(path => path.includes('node_modules'));
    expect(foreign).toEqual([]);
  });

  it('imports nothing from Node', () => {
    for (const file of bundle.atOnce) expect(bundle.files.get(file)).not.toMatch(/(from|import)"[^.]|require\(/);
  });
});

it('has each library in files that are imported when asked for', async () => {
  bundle = await bundleOf('@foresight/models');
  const later = bundle.later.flatMap(file => bundle.sources(file));
  for (const library of LIBRARIES) expect(later.some(path => path.includes(library))).toBe(true);
  expect(bundle.atOnce.map(file => bundle.files.get(file)).join()).toMatch(/import\("\.\/[\w-]+\.js"\)/);
});

describe('in a realm with nothing but the language', () => {
  let run: <T>(code: string) => T;
  beforeAll(async () => {
    // No process, no require, no fetch, no document.
    const realm = vm.createContext({});
    vm.runInContext(await scriptOfModels(), realm);
    run = code => JSON.parse(vm.runInContext(`JSON.stringify((() => { ${code} })())`, realm));
  });

  const SERIES = `const values = Float64Array.from({ length: 200 }, (_, t) => 50 + 10 * Math.sin(t * Math.PI / 12) + (t % 5));
    const series = { values, start: 0, step: { unit: 'ms', count: 3600000 } };`;

  it('forecasts with bands', () => {
    const { point, lower } = run<{ point: number[]; lower: number[] }>(`${SERIES}
      const fitted = models.getModel('auto').fit(series, { seasons: [24], horizon: 24 });
      const { point, intervals } = fitted.predict(24, [0.8]);
      return { point: Array.from(point), lower: Array.from(intervals[0].lower) };`);
    expect(point).toHaveLength(24);
    expect(Math.max(...point)).toBeGreaterThan(58);
    expect(Math.min(...point)).toBeLessThan(46);
    expect(lower.every((v, i) => v <= point[i]!)).toBe(true);
  });

  it('knows the models that it has to load, and says so', () => {
    const { names, text } = run<{ names: string[]; text: string }>(`${SERIES}
      try { models.getModel('prophet').fit(series); } catch (e) {
        return { names: models.MODEL_NAMES, text: e.message };
      }`);
    expect(names).toEqual(expect.arrayContaining(['prophet', 'neural-net']));
    expect(text).toContain("await loadModel('prophet') first");
  });
});
