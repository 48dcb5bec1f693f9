import { describe, expect, it } from 'vitest';
import { chart, formatNumber, formatShare, type Output, progress, table } from './index.ts';

describe('table', () => {
  it('lines up columns, numbers to the right, and clips long cells', () => {
    const rows = [
      { name: 'a', n: 1 },
      { name: 'a-very-long-name', n: 1234 },
    ];
    expect(
      table(rows, [
        { title: 'name', cell: row => row.name, maxWidth: 8 },
        { title: 'n', cell: row => String(row.n), align: 'right' },
      ]),
    ).toBe(['name         n', '────────  ────', 'a            1', 'a-very-…  1234'].join('\n'));
  });

  describe('in a narrow window', () => {
    const rows = [{ name: 'api', n: 1, text: 'as far as never before in two weeks' }];
    const columns = [
      { title: 'name', cell: () => 'api' },
      { title: 'beats naive', cell: () => '1 of 2', align: 'right' as const },
      { title: 'score', cell: () => '1.234', align: 'right' as const, minor: true },
      { title: 'why', cell: ({ text }: { text: string }) => text, below: true },
    ];
    it('is as ever where there is room, or no window', () => {
      expect(table(rows, columns, 61)).toBe(table(rows, columns));
      expect(table(rows, columns, 60)).not.toBe(table(rows, columns));
    });

    it('breaks titles, and puts the long text below its row', () => {
      expect(table(rows, columns, 24).split('\n')).toEqual([
        '       beats',
        'name   naive  score',
        '────  ──────  ─────',
        'api   1 of 2  1.234',
        '  as far as never before',
        '  in two weeks',
      ]);
    });

    it('leaves out what matters less, and says so', () => {
      const lines = table(rows, columns, 14).split('\n');
      expect(lines.slice(1, 4)).toEqual(['name   naive', '────  ──────', 'api   1 of 2']);
      expect(lines.at(-1)).toBe('(no room for score: a wider window, or --format csv)');
    });
  });

  it.each([
    [0, '0'],
    [1.23456, '1.235'],
    [123_456.7, '123457'],
    [-0.00001, '-1.000e-5'],
    [5e9, '5.000e+9'],
    [Number.NaN, '–'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [0.8123, '81%'],
    [-0.05, '−5%'],
    [null, '–'],
  ])('writes the share %s as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

describe('chart', () => {
  const lines = chart({ history: [1, 2, 3, 4], point: [5, 6], lower: [4, 4], upper: [6, 8] }, 40, 8).split('\n');

  it('has the asked height and a legend', () => {
    expect(lines).toHaveLength(9);
    expect(lines[8]).toContain('now');
  });

  it('draws history before now, forecast inside its band after', () => {
    const at = lines[0]!.indexOf('┊');
    const column = (x: number) =>
      lines
        .slice(0, 8)
        .map(line => line[x] ?? ' ')
        .join('');
    expect(column(at - 1).trim()).toBe('•');
    expect(column(at + 1).trim()).toMatch(/^░+─░+$/);
    expect(column(at + 2).trim()).toMatch(/^░+─░+$/);
    expect(column(at + 3).trim()).toBe('');
  });

  it('survives a flat series and missing values', () => {
    const flat = chart({ history: [5, Number.NaN, 5], point: [5], lower: [5], upper: [5] }, 40, 4);
    expect(flat).toContain('•');
  });
});

describe('progress', () => {
  it('is silent for two seconds and then speaks every five where there is no terminal', () => {
    const notes: string[] = [];
    const out: Output = { print: () => undefined, note: text => void notes.push(text), interactive: false, width: 80 };
    let time = 0;
    const shown = progress(out, () => time);
    for (time = 0; time <= 13_000; time += 500) shown.update(`at ${time}`);
    expect(notes).toEqual(['  at 2000', '  at 7000', '  at 12000']);
  });
});
