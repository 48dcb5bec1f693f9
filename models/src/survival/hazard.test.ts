import { beforeAll, describe, expect, it } from 'vitest';
import { hazardOf, type SimulatedLives, simulatedLives } from '../../test/simulated-lives.ts';
import {
  type Curves,
  chanceBeyond,
  concordance,
  fitHazard,
  fitHazardRows,
  type Hazard,
  type HazardJson,
  hazardFromJSON,
  intervalCoverage,
  periodRows,
  timeLeft,
} from './index.ts';
import { somePeople } from './some-people.ts';

const MONTHS = Array.from({ length: 41 }, (_, month) => month);

describe('fitHazard, on lives of a known hazard', () => {
  const past = simulatedLives(3000, 11);
  const later = simulatedLives(3000, 12);
  let hazard: Hazard;
  let curves: Curves;

  beforeAll(() => {
    hazard = fitHazard(past.table, past.seen, { edges: MONTHS });
    curves = hazard.curves(later.table);
  });

  it.each([
    ['logistic', 0.02],
    ['boosting', 0.05],
  ] as const)('has the chances that are true: %s', (learner, most) => {
    const fitted = learner === 'logistic' ? hazard : fitHazard(past.table, past.seen, { edges: MONTHS, learner });
    const curves = hazardFromJSON(fitted.toJSON()).curves(later.table);
    const errors = MONTHS.slice(1, 25).map(until => {
      let error = 0;
      for (let i = 0; i < later.table.rows; i++) {
        let there = 1;
        for (let month = 0; month < until; month++) there *= 1 - hazardOf(later.use[i]!, later.yearly[i] === 1, month);
        error += Math.abs(there - chanceBeyond(curves, i, until));
      }
      return error / later.table.rows;
    });
    expect(Math.max(...errors)).toBeLessThan(most);
  });

  it.each([
    [0.5, 0],
    [0.8, 0],
    [0.8, 6],
    [0.95, 3],
  ])('keeps the promise at both ends of its intervals: level %d at age %d', (level, age) => {
    const { durations } = later.whole;
    const there = Array.from(durations.keys()).filter(i => durations[i]! > age);
    const asked = there.map(i => ({ left: durations[i]! - age, ...timeLeft(curves, i, { age, level }) }));
    const [below, above] = [asked.filter(a => a.lower !== null), asked.filter(a => a.upper !== null)];
    expect(below.length).toBeGreaterThan(1000);
    expect(above.length).toBeGreaterThan(250);
    const tail = (1 - level) / 2;
    const chance = (of: readonly unknown[]) => 0.01 + 2 * Math.sqrt((tail * (1 - tail)) / of.length);
    expect(Math.abs(below.filter(a => a.left < a.lower!).length / below.length - tail)).toBeLessThan(chance(below));
    expect(Math.abs(above.filter(a => a.left > a.upper!).length / above.length - tail)).toBeLessThan(chance(above));
  });

  it('knows the coverage though half of the ends were not seen', () => {
    const unseen = later.seen.ended.reduce((sum, e) => sum + 1 - e, 0) / 3000;
    expect(unseen).toBeGreaterThan(0.35);
    const [seen, whole] = [later.seen, later.whole].map(lives => intervalCoverage(curves, lives));
    expect(Math.abs(seen!.inside! - whole!.inside!)).toBeLessThan(0.03);
    expect(seen!.inside! + seen!.before + seen!.after!).toBeCloseTo(1, 12);
    const stretched = { ...later.seen, durations: later.seen.durations.map(d => d * 3) };
    expect(intervalCoverage(curves, stretched).after).toBeGreaterThan(0.3);
  });

  it('does not know the upper end where no curve falls so far', () => {
    const short = {
      ...curves,
      edges: [0, 1],
      values: Float64Array.from({ length: 6000 }, (_, k) => (k % 2 === 0 ? 1 : 0.8)),
    };
    expect(intervalCoverage(short, later.seen, 0.8)).toMatchObject({ inside: null, after: null });
  });

  it('ranks who leaves first', () => {
    const risk = Float64Array.from({ length: 3000 }, (_, i) => -chanceBeyond(curves, i, 12));
    expect(concordance(risk, later.seen)).toBeGreaterThan(0.7);
  });

  it('is the same after a way through JSON, byte by byte', () => {
    const text = JSON.stringify(hazard);
    const back = hazardFromJSON(JSON.parse(text) as HazardJson);
    expect(back.curves(later.table).values).toEqual(curves.values);
    expect(JSON.stringify(fitHazard(past.table, past.seen, { edges: MONTHS }))).toBe(text);
    expect(() => hazardFromJSON({ ...hazard.toJSON(), format: 7 })).toThrow('retrain');
  });

  it('refuses a column that is gone, or notes it, and refuses one of another kind', () => {
    const [use] = later.table.features;
    const without = { rows: 3000, features: [use!] };
    expect(() => hazard.curves(without)).toThrow("needs column 'plan'");
    expect(hazard.curves(without, { absent: 'missing' }).notes).toEqual([expect.stringContaining("'plan'")]);
    const odd = { kind: 'numeric' as const, name: 'plan', values: new Float64Array(3000) };
    expect(() => hazard.curves({ rows: 3000, features: [use!, odd] })).toThrow("column 'plan' holds numbers now");
  });
});

describe('fitHazardRows', () => {
  it('learns from columns as they were in each period: use that falls before the end', () => {
    const { seen, table } = simulatedLives(1500, 21);
    const edges = [0, 1, 2, 3, 4, 6, 8, 12, 20, 40];
    const rows = periodRows(seen, edges);
    const fell = Float64Array.from(rows.ends, (end, row) => (end === 1 || row % 10 === 0 ? 1 : 0));
    const asOf = { rows: fell.length, features: [{ kind: 'numeric' as const, name: 'fell', values: fell }] };
    const [still, falls] = [0, 1].map(value => {
      const one = { rows: 1, features: [{ kind: 'numeric' as const, name: 'fell', values: Float64Array.of(value) }] };
      return fitHazardRows(asOf, rows, edges).curves(one).values.at(-1)!;
    });
    expect(falls).toBeLessThan(0.2 * still!);
    expect(() => fitHazardRows(table, rows, edges)).toThrow(
      `periods and ${rows.ends.length} marks for a table of 1500 rows`,
    );
    expect(() => fitHazardRows(asOf, { ...rows, period: rows.period.map(k => k + 1) }, edges)).toThrow('there are 9');
  });
});

describe('fitHazard refuses', () => {
  const { table, seen }: SimulatedLives = simulatedLives(200, 31);
  const few = { ...seen, ended: seen.ended.map((_, i) => (i < 5 ? 1 : 0)) };

  it.each([
    ['five ends in all', () => fitHazard(table, few), 'needs at least 20 ends, has 5 of 200 people'],
    ['another number of people', () => fitHazard(simulatedLives(9, 1).table, seen), '200 lives for a table of 9 rows'],
    ['periods that do not ascend', () => fitHazard(table, seen, { edges: [0, 5, 5] }), 'periods [0, 5, 5] are none'],
    ['periods that start late', () => fitHazard(table, seen, { edges: [1, 5] }), 'periods [1, 5] are none'],
    ['no columns', () => fitHazard({ rows: 200, features: [] }, seen), 'no columns'],
    [
      'a negative duration',
      () => fitHazard(table, { ...seen, durations: seen.durations.map(d => d - 5) }),
      'was watched for -',
    ],
    [
      'a column of the name that is added',
      () => fitHazard({ rows: 200, features: [{ ...table.features[0]!, name: '(period)' }] }, seen),
      "a column is called '(period)'",
    ],
  ])('%s', (_, ask, text) => {
    expect(ask).toThrow(text);
  });
});

describe('somePeople', () => {
  it('takes whole people by chance where there are too many rows, and says so', () => {
    const { seen } = simulatedLives(2000, 41);
    const all = periodRows(seen, MONTHS);
    const { rows, notes } = somePeople(all, 2000, 1, 5000);
    expect(rows.person.length / 5000).toBeCloseTo(1, 0.5);
    expect(notes).toEqual([expect.stringMatching(/^Learned from \d+ of 2000 people/)]);
    const share = (r: typeof rows) => r.ends.reduce((sum, e) => sum + e, 0) / r.ends.length;
    expect(share(rows) / share(all)).toBeCloseTo(1, 0.5);
    const kept = new Set(rows.person);
    expect(rows.person.length).toBe(all.person.filter(person => kept.has(person)).length);
  });
});
