import { describe, expect, it } from 'vitest';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { csvOf } from './csv.ts';
import { fileName } from './file-name.ts';
import { jsonOf } from './json.ts';

const at = (hours: number) => new Date(NOON + hours * HOUR).toISOString();
const seriesOf = (labels: Record<string, string>, more = {}) =>
  readForecastSeries(forecastFrames({ labels, history: [1.5], forecast: [-2], bands: { 0.8: 1 }, ...more }));

describe('the table', () => {
  it('has a row a value, by role and level', () => {
    expect(csvOf(seriesOf({ host: 'a' }))).toBe(
      [
        'time,series,role,level,value,host',
        `${at(0)},requests,actual,,1.5,a`,
        `${at(1)},requests,forecast,,-2,a`,
        `${at(1)},requests,lower,0.8,-3,a`,
        `${at(1)},requests,upper,0.8,-1,a`,
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['say "hi", you', '"say ""hi"", you"'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['ünïcode 🙂', 'ünïcode 🙂'],
    ['', ''],
  ])('writes the label %j as %j', (value, cell) => {
    const [, row] = csvOf(seriesOf({ host: value }, { forecast: undefined })).split('\r\n');
    expect(row).toBe(`${at(0)},requests,actual,,1.5,${cell}`);
  });

  it('keeps numbers below zero numbers, and leaves out what is missing', () => {
    const [one] = seriesOf({ host: 'a' });
    const holed = { ...one!, history: { time: [NOON, NOON], value: [null, Number.NaN] } };
    expect(csvOf([holed]).split('\r\n').slice(1, 4)).toEqual([
      `${at(0)},requests,actual,,,a`,
      `${at(0)},requests,actual,,,a`,
      `${at(1)},requests,forecast,,-2,a`,
    ]);
  });

  it('tells labels from columns of its own, and fills those that a series does not have', () => {
    const two = readForecastSeries([
      ...forecastFrames({ labels: { time: 'noon', a: '1' }, history: [1] }),
      ...forecastFrames({ labels: { b: '=2' }, history: [2] }),
    ]);
    expect(csvOf(two).split('\r\n')).toEqual([
      'time,series,role,level,value,a,b,label_time',
      expect.stringMatching(/,actual,,1,1,,noon$/),
      expect.stringMatching(/,actual,,2,,'=2,$/),
      '',
    ]);
  });

  it('has a row for each thing that was unusual, with columns that are there only then', () => {
    const [one] = seriesOf({ side: 'left' }, { forecast: undefined });
    const mark = { start: NOON, end: NOON + HOUR, side: 'above' as const, score: 93.5, observed: 1.5, expected: -1 };
    const lines = csvOf([{ ...one!, anomalies: [{ ...mark, text: '=far, far above' }] }]).split('\r\n');
    expect(lines).toEqual([
      'time,series,role,level,value,side,score,expected,why,label_side',
      `${at(0)},requests,actual,,1.5,,,,,left`,
      `${at(0)},requests,anomaly,,1.5,above,93.5,-1,"'=far, far above",left`,
      '',
    ]);
    expect(csvOf([{ ...one!, anomalies: [] }]).split('\r\n')[0]).toBe('time,series,role,level,value,side');
  });

  it('leaves out what an anomaly had no value for', () => {
    const [one] = seriesOf({}, { forecast: undefined });
    const mark = { start: NOON, end: NOON, side: 'neither' as const, score: 50, observed: null, expected: null };
    expect(csvOf([{ ...one!, anomalies: [{ ...mark, text: '' }] }])).toContain(
      `${at(0)},requests,anomaly,,,neither,50,,`,
    );
  });

  it('holds a hundred thousand values', () => {
    const many = readForecastSeries(forecastFrames({ history: Array.from({ length: 100_000 }, (_, i) => i) }));
    expect(csvOf(many).split('\r\n')).toHaveLength(100_002);
  });
});

describe('the data', () => {
  it('come with trust, provenance and the reason of a refusal', () => {
    const parsed = JSON.parse(jsonOf(seriesOf({ host: 'a' }), 'Users', NOON));
    expect(parsed).toMatchObject({ title: 'Users', exported_at: at(0) });
    const [one] = parsed.series;
    expect(one).toMatchObject({ labels: { host: 'a' }, history: { time: [at(0)], value: [1.5] } });
    expect(one.forecast).toMatchObject({
      time: [at(1)],
      value: [-2],
      bands: [{ level: 0.8, lower: [-3], upper: [-1] }],
      trust: { skill: 0.41 },
      provenance: { method: 'auto', model_version: 'abcdef0123456789', origin: at(0) },
    });
    const refusal = { reason: 'Not enough history', needs: 3, has: 2 };
    const [refused] = JSON.parse(jsonOf(seriesOf({}, { forecast: undefined, refusal }), '', NOON)).series;
    expect(refused).toMatchObject({ refusal });
  });
});

describe('the data of a history with anomalies', () => {
  it('have them with when, which side, how much and why', () => {
    const [one] = seriesOf({}, { forecast: undefined });
    const mark = {
      start: NOON,
      end: NOON + HOUR,
      side: 'below' as const,
      score: 80,
      observed: 1,
      expected: 9,
      text: 'x',
    };
    const [told] = JSON.parse(jsonOf([{ ...one!, anomalies: [mark] }], '', NOON)).series;
    expect(told.anomalies).toEqual([{ ...mark, start: at(0), end: at(1) }]);
    expect(JSON.parse(jsonOf([one!], '', NOON)).series[0]).not.toHaveProperty('anomalies');
  });
});

describe('names of files', () => {
  it.each([
    ['Users online', 'users-online-2026-11-27.csv'],
    ['Größe / Füße: "x"?', 'größe-füße-x-2026-11-27.csv'],
    ['../../etc/passwd', 'etc-passwd-2026-11-27.csv'],
    ['', 'forecast-2026-11-27.csv'],
    ['?!', 'forecast-2026-11-27.csv'],
  ])('%j: %s', (title, name) => {
    expect(fileName(title, NOON, 'csv')).toBe(name);
  });
});
