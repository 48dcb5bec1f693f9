import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { forecastFrames, NOON } from '../../../shared/testing/forecast-frames.ts';
import { type LayoutInput, layoutOf } from '../layout.ts';
import { migrateOptions } from '../migrate.ts';
import { failureOf } from './failure.ts';
import { refusalView } from './refusal.ts';

const F = formats('utc', NOON, 'en-US');

describe('a query that failed', () => {
  it.each([
    [{ status: 500, message: 'Plugin unavailable' }, 'The Foresight service does not answer', /npm start/],
    [{ data: { message: 'plugin.connectionUnavailable' } }, 'The Foresight service does not answer', /by themselves/],
    [
      { status: 401, message: 'the data source has no token. Fix: make one' },
      'The data source has no valid token',
      /Make one\./,
    ],
    [{ status: 403, message: 'nope' }, 'You may not see these data', /Ask an admin/],
    [{ status: 504, message: '' }, 'The answer took too long', /fewer series/],
    [
      { status: 400, message: 'horizon must be <= 10000. Fix: ask for less' },
      'The query was not answered',
      /10000\. Ask for less\.$/,
    ],
    [{}, 'The query was not answered', /no reason was given/],
  ])('%j is told in words', (error, title, text) => {
    const failure = failureOf([error])!;
    expect(failure.title).toBe(title);
    expect(failure.text).toMatch(text);
  });

  it('is none without errors', () => {
    expect(failureOf([])).toBeUndefined();
  });
});

describe('a refusal', () => {
  const refusal = { reason: 'Not enough history', needs: 14, has: 3 };
  const series = (refused: readonly boolean[]) =>
    readForecastSeries(
      refused.flatMap((yes, i) =>
        forecastFrames({
          labels: { n: String(i) },
          forecast: yes ? undefined : [1],
          refusal: yes ? refusal : undefined,
        }),
      ),
    );

  it('says need, have, and when', () => {
    expect(refusalView(series([true]), NOON, F)).toMatchObject({
      title: 'Not enough history for a forecast',
      text: expect.stringContaining('Needs 14 points, has 3'),
      progress: { has: 3, needs: 14, ready: '27 Nov, 23:00' },
    });
  });

  it('promises no day to data that do not come any more', () => {
    expect(refusalView(series([true]), NOON + 86_400_000, F)?.progress?.ready).toBeNull();
  });

  it("of one among several is the table's business; of all it is said", () => {
    expect(refusalView(series([true, false]), NOON, F)).toBeUndefined();
    expect(refusalView(series([true, true]), NOON, F)?.title).toBe('None of the 2 series has a forecast');
  });
});

const REGIONS = Array.from({ length: 6 }, (_, i) => `eu-central-${i}`);

describe('the room of a panel', () => {
  const input = {
    width: 1000,
    height: 400,
    names: REGIONS,
    marks: [],
    notice: false,
    legend: true,
    replay: 'closed',
    whatIf: false,
  } as const;
  it('has a table beside the picture where it is wide, and adds up', () => {
    const { tableWidth, chartWidth, chartHeight, legend } = layoutOf(input);
    expect(tableWidth).toBeGreaterThan(300);
    expect(tableWidth + chartWidth).toBe(1000);
    expect(chartHeight + legend + 24 + 4).toBe(400);
  });
  it.each([
    [{ width: 899 }, { tableWidth: 0, legend: 48 }],
    [
      { width: 899, names: REGIONS.slice(0, 5) },
      { tableWidth: 0, legend: 24 },
    ],
    [{ names: ['requests'] }, { tableWidth: 0, legend: 24 }],
    [{ width: 640, names: REGIONS.slice(0, 2) }, { legend: 24 }],
    [{ width: 640, names: REGIONS.slice(0, 2), marks: ['Above expected', 'Below expected'] }, { legend: 48 }],
    [{ height: 199 }, { tableWidth: 0, legend: 0, bare: true }],
    [{ width: 479 }, { legend: 0, short: true, bare: true }],
    [{ legend: false }, { tableWidth: 0, legend: 0 }],
    [{ notice: true }, { notice: 60 }],
    [{ replay: 'open' }, { replay: 36, replayButton: true, narrow: false, chartHeight: 312 }],
    [
      { replay: 'open', width: 500 },
      { replay: 36, narrow: true },
    ],
    [
      { replay: 'open', height: 199 },
      { replay: 0, replayButton: false },
    ],
    [{ replay: 'none' }, { replay: 0, replayButton: false }],
    [{ whatIf: true }, { paneWidth: 250, tableWidth: 0, chartWidth: 750, paneHeight: 348 }],
    [
      { whatIf: true, width: 600 },
      { paneWidth: 600, paneHeight: 200, chartWidth: 600, chartHeight: 124 },
    ],
    [
      { whatIf: true, height: 180 },
      { paneWidth: 0, paneHeight: 0 },
    ],
  ])('with %j is %j', (change, expected) => {
    expect(layoutOf({ ...input, ...(change as Partial<LayoutInput>) })).toMatchObject(expected);
  });
});

describe('saved options', () => {
  const forecastHere = { on: false, uid: '', horizon: 0, level: 0, model: '' };
  const DEFAULTS = { future: 'whole', showLegend: true, showReplay: true, whatIf: false, asOf: '', forecastHere };
  it.each([
    [undefined, {}],
    [{ beyondRange: false, tooltip: { mode: 'multi' }, showLegend: 'yes' }, { future: 'range' }],
    [{ beyondRange: true }, {}],
    [{ beyondRange: false, future: 'half' }, { future: 'half' }],
    [{ future: 'twice', asOf: 7, showReplay: false }, { showReplay: false }],
    [{ asOf: '2026-10-24T07:00:00Z' }, { asOf: '2026-10-24T07:00:00Z' }],
  ])('of the form %j become those of today', (options, expected) => {
    expect(migrateOptions({ options })).toEqual({ ...DEFAULTS, ...expected });
  });
});
