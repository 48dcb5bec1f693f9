// Limits, calendar and other columns of foresight forecast and import, and the list of holiday calendars.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, hourly, parseCsv, put, startService } from './support/index.ts';

const DAY = 86_400_000;
const HORIZON = 14;
const DAYS = 3 * 365;
/** 15 December 2025: Christmas lies in the horizon. */
const FROM = Date.UTC(2025, 11, 15) - DAYS * DAY;
const noise = (i: number) => ((i * 7919) % 13) / 4;
const isChristmas = (day: string) => day.endsWith('12-25') || day.endsWith('12-26');
const isPromo = (i: number) => i % 17 < 3;

/** Days with a week, a fall at Christmas, a rise where there is a promotion; rows without a value tell promotions to come. */
const rows = Array.from({ length: DAYS + HORIZON }, (_, i) => {
  const day = new Date(FROM + i * DAY).toISOString().slice(0, 10);
  const value =
    100 + 10 * Math.sin((2 * Math.PI * i) / 7) + noise(i) - (isChristmas(day) ? 50 : 0) + (isPromo(i) ? 20 : 0);
  return { i, day, value, promo: isPromo(i) ? 1 : 0 };
});
const history = rows.slice(0, DAYS);
const shop = `ds,y,promo\n${rows.map(({ i, day, value, promo }) => `${day},${i < DAYS ? value.toFixed(2) : ''},${promo}`).join('\n')}\n`;

const at = desk();
put(at.folder, 'shop.csv', shop);
put(
  at.folder,
  'ended.csv',
  `ds,y,promo\n${history.map(({ day, value, promo }) => `${day},${value.toFixed(2)},${promo}`).join('\n')}\n`,
);
put(
  at.folder,
  'events.csv',
  'name,from,to\nChristmas,2023-12-25,2023-12-26\nChristmas,2024-12-25,2024-12-26\nChristmas,2025-12-25,2025-12-26\n',
);
put(at.folder, 'wide.csv', `id,1,2,3,4,5,6,7,8\na,${'1,2,3,4,5,6,7,8'}\n`);

async function forecast(...options: string[]) {
  const name = `out-${crypto.randomUUID()}.csv`;
  const done = await at.run(['forecast', 'shop.csv', '--horizon', String(HORIZON), '--out', name, ...options]);
  expect(done).toMatchObject({ code: 0, stdout: '' });
  const { rows: made } = parseCsv(readFileSync(join(at.folder, name), 'utf8'));
  return new Map(made.map(row => [row.ds!.slice(0, 10), row]));
}
const missed = (made: Awaited<ReturnType<typeof forecast>>, days: (row: (typeof rows)[number]) => boolean) => {
  const told = rows.slice(DAYS).filter(days);
  const errors = told.map(({ day, value }) => Math.abs(Number(made.get(day)!.yhat) - value));
  return errors.reduce((a, b) => a + b, 0) / errors.length;
};
const WITH_PROMO = ['--regressors', 'promo'];

describe('foresight forecast', () => {
  it('reckons with holidays and with a column: both are missed without them', async () => {
    const plain = await forecast('--ignore', 'promo');
    const told = await forecast(...WITH_PROMO, '--holidays', 'DE-BY');
    const [christmas, promo] = [({ day }: { day: string }) => isChristmas(day), ({ i }: { i: number }) => isPromo(i)];
    expect(missed(plain, christmas)).toBeGreaterThan(25);
    expect(missed(told, christmas)).toBeLessThan(8);
    expect(missed(plain, promo)).toBeGreaterThan(12);
    expect(missed(told, promo)).toBeLessThan(6);
  });

  it('reckons with events of a file, and keeps within limits', async () => {
    const told = await forecast(...WITH_PROMO, '--events', 'events.csv', '--lower', '60', '--upper', '110');
    const all = [...told.values()].flatMap(row => ['yhat', 'lo-95', 'hi-95'].map(column => Number(row[column])));
    expect([Math.min(...all), Math.max(...all)]).toEqual([60, 110]);
    expect(Number(told.get('2025-12-25')!.yhat)).toBeLessThan(75);
  });

  it.each([
    [
      'a column that is not there',
      'shop.csv',
      ['--regressors', 'price'],
      /no column "price"; the header has "ds", "y", "promo"/,
      /./,
    ],
    [
      'a column that ends with the values',
      'ended.csv',
      WITH_PROMO,
      /regressor promo ends 2025-12-14.*14 steps more/,
      /fix: add rows/,
    ],
    ['columns of a wide file', 'wide.csv', WITH_PROMO, /no columns for regressors/, /unique_id,ds,y/],
  ])('refuses %s', async (_, file, options, reason, wayOut) => {
    const { code, stdout, stderr } = await at.run(['forecast', file, '--horizon', String(HORIZON), ...options]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(wayOut);
  });
});

describe('foresight import', () => {
  it('stores the columns as metrics of their own, and says with the forecast what it was made with', async () => {
    const words = [
      ...WITH_PROMO,
      '--holidays',
      'de-by',
      '--time-zone',
      'Europe/Berlin',
      '--lower',
      '0',
      '--horizon',
      '14',
    ];
    const done = await at.run(['import', 'shop.csv', ...words, '--no-level-shifts', '--events', 'events.csv']);
    expect(done).toMatchObject({ code: 0 });
    const service = await startService(at, ['--data', put(at.folder, 'other.csv', hourly(1, 48))]);
    const metrics = await service.list<{ metric: string; points: number }>('/api/v1/metrics');
    expect(metrics.map(({ metric, points }) => [metric, points])).toEqual([
      ['other', 48],
      ['shop', DAYS],
      ['shop.promo', DAYS + HORIZON],
    ]);
    const [made] = await service.list<{ options: object; point: number[]; time: string[] }>(
      '/api/v1/forecasts?metric=shop',
    );
    expect(made!.options).toMatchObject({
      regressors: ['shop.promo'],
      holidays: ['DE-BY'],
      time_zone: 'Europe/Berlin',
      bounds: { lower: 0 },
      level_shifts: false,
    });
    expect(made!.point[made!.time.indexOf('2025-12-25T00:00:00.000Z')]).toBeLessThan(85);
  });
});

describe('foresight import without a single forecast', () => {
  it('keeps the points, fails with the reason, and says that the same file is not trained again', async () => {
    const at = desk();
    put(at.folder, 'ended.csv', 'ds,y,promo\n2026-01-01,1,0\n2026-01-02,2,1\n2026-01-03,3,0\n2026-01-04,4,1\n');
    const words = ['import', 'ended.csv', '--regressors', 'promo', '--horizon', '2'];
    const first = await at.run(words);
    expect(first.code).toBe(2);
    expect(first.stdout).toMatch(/4 points added[\s\S]*column promo → metric ended\.promo/);
    expect(first.stderr).toMatch(
      /regressor ended\.promo ends 2026-01-04.*2 steps more[\s\S]*points are stored, but not one/,
    );
    const again = await at.run(words);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('already stored');
    expect(again.stderr).toContain('no forecast was made');
  });
});

describe('foresight holidays', () => {
  it('lists countries, then regions and the next holidays', async () => {
    const all = await at.run(['holidays']);
    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(all.stdout).toMatch(/^DE +Germany$/m);
    const { stdout } = await at.run(['holidays', 'de']);
    expect(stdout).toMatch(/^DE-BY +Bayern$/m);
    expect(stdout).toMatch(/^\d{4}-12-25 +1 +Christmas Day$/m);
  });
});
