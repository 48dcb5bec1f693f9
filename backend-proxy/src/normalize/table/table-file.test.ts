import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readPeopleTable, type TableOptions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'foresight-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = new Date('2026-03-10T00:00:00Z');
let files = 0;
function read(text: string | Buffer, options: Partial<TableOptions> = {}) {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  return readPeopleTable(path, { id: 'id', label: 'left', now: NOW, ...options });
}
const column = async (cells: readonly string[], options: Partial<TableOptions> = {}) => {
  const rows = cells.map((cell, i) => `p${i},${cell},${i},${i % 2 ? 'yes' : 'no'}`);
  const { table, notes } = await read(`id,x,other,left\n${rows.join('\n')}\n`, options);
  return { feature: table.features.find(({ name }) => name === 'x'), notes };
};

describe('a table of people', () => {
  it('has ids, typed columns, and what became of them', async () => {
    const read1 = await read('id,plan,"since, days",left\na,"basic",3,Yes\nb,pro,4.5,No\nc,basic,,No\n');
    expect(read1).toMatchObject({
      ids: ['a', 'b', 'c'],
      positive: 'Yes',
      table: {
        rows: 3,
        features: [
          { kind: 'category', name: 'plan', codes: Int32Array.of(0, 1, 0), names: ['basic', 'pro'] },
          { kind: 'numeric', name: 'since, days', values: Float64Array.of(3, 4.5, Number.NaN) },
        ],
      },
      notes: [],
    });
    expect([...read1.y!]).toEqual([1, 0, 0]);
  });

  it('is read from gzip, with semicolons, without a label, without some columns', async () => {
    const { table, y } = await read(gzipSync('id;a;b\n1;2;3\n2;5;6\n'), { label: undefined, ignore: ['b'] } as never);
    expect(y).toBeUndefined();
    expect(table.features.map(({ name }) => name)).toEqual(['a']);
  });

  it('knows rows whose label is not known yet', async () => {
    const { y, notes } = await read('id,x,left\na,1,1\nb,2,\nc,3,0\n');
    expect([...y!]).toEqual([1, -1, 0]);
    expect(notes).toEqual(['1 rows have no left: not learned from']);
  });
});

describe('a column', () => {
  it('of numbers takes few other texts as missing, and says so', async () => {
    const cells = Array.from({ length: 40 }, (_, i) => (i === 7 ? 'many' : i === 9 ? 'n/a' : String(i)));
    const { feature, notes } = await column(cells);
    expect(feature).toMatchObject({ kind: 'numeric' });
    const values = [...(feature as { values: Float64Array }).values];
    expect(values.filter(Number.isNaN)).toHaveLength(2);
    expect(notes).toEqual(["column 'x' has 1 cells that are no number, as 'many': they count as missing"]);
  });

  it('of dates becomes days before now; what lies ahead is told', async () => {
    const { feature, notes } = await column(['2026-03-09', '2026-03-10T12:00', '2026-02-28T00:00:00Z']);
    expect(feature).toMatchObject({ values: Float64Array.of(1, -0.5, 10) });
    expect(notes).toEqual([
      "column 'x' has dates: taken as days before now; 1 of them lie ahead and count as negative",
    ]);
  });

  it.each([
    [['a', 'a', 'a', 'a'], /'x' is the same in every row: left out/],
    [['7', '7', '7', '7'], /'x' is the same in every row: left out/],
    [['', 'NA', '', '?'], /'x' is empty: left out/],
    [Array.from({ length: 120 }, (_, i) => `name ${i}`), /'x' has 120 different texts in 120 rows: left out/],
  ])('of %j is left out, with the reason', async (cells, reason) => {
    const { feature, notes } = await column(cells);
    expect(feature).toBeUndefined();
    expect(notes).toEqual([expect.stringMatching(reason)]);
  });

  it('that is filled in some rows only is kept: that it is there says something', async () => {
    expect((await column(['a', '', '', 'a'])).feature).toMatchObject({
      names: ['a'],
      codes: Int32Array.of(0, -1, -1, 0),
    });
    expect((await column(['5', '', '', '5'])).feature).toMatchObject({ kind: 'numeric' });
  });
});

describe('the label', () => {
  it.each([
    ['Yes', 'No', 'Yes'],
    ['0', '1', '1'],
    ['TRUE', 'FALSE', 'TRUE'],
    ['stayed', 'churned', 'churned'],
    ['active', 'moved abroad', 'moved abroad'],
  ])('of %s and %s means %s', async (a, b, positive) => {
    expect(await read(`id,x,left\n1,1,${a}\n2,2,${b}\n`)).toMatchObject({ positive });
  });

  it('means what is named, and all other values no', async () => {
    const { y } = await read('id,x,left\n1,1,a\n2,2,b\n3,3,c\n', { positive: 'b' });
    expect([...y!]).toEqual([0, 1, 0]);
  });
});

describe('a table that cannot be used', () => {
  it.each([
    ['', {}, /^the file is empty/],
    ['id,x,left\n', {}, /a header and no rows/],
    ['id,x,x\n1,2,3\n', {}, /row 1: two columns have the name "x"/],
    ['id,,,left\n1,2,3,no\n', {}, /two columns have no name/],
    ['id,x,left\n1,2,no,4\n', {}, /row 2: the row has 4 cells, and the header 3/],
    ['id,x,gone\n1,2,no\n', {}, /there is no column "left". Choose one of: id, x, gone/],
    ['id,x,left\n1,2,no\n', { ignore: ['y'] }, /there is no column "y"/],
    ['id,x,left\n1,2,no\n,3,yes\n', {}, /row 3, column id: the person has no id/],
    ['id,x,left\n7,2,no\n8,3,yes\n7,4,no\n', {}, /row 4, column id: the id "7" is in row 2 already/],
    ['id,x,left\n1,2,no\n2,3,no\n', {}, /column left: the label is "no" in all 2 rows/],
    ['id,x,left\n1,2,yes\n2,3,yes\n', {}, /column left: the label is "yes" in all 2 rows/],
    ['id,x,left\n1,2,\n2,3,\n', {}, /the label is empty/],
    ['id,x,left\n1,2,a\n2,3,b\n3,4,c\n', {}, /has 3 values \("a", "b", "c"\), and a label has two.*--positive/],
    ['id,x,left\n1,2,red\n2,3,blue\n', {}, /"red", "blue", which do not say who left.*--positive/],
    ['id,x,left\n1,2,a\n2,3,b\n', { positive: 'c' }, /has no "c"; it has "a", "b"/],
    ['id,x,left\n1,2,no\n2,2,yes\n', {}, /none of the 3 columns .*'x' is the same in every row/],
  ])('is refused: %j %j', async (text, options, reason) => {
    await expect(read(text, options)).rejects.toThrow(reason);
  });
});
