import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openPointFile } from './index.ts';

describe('reading a file of points', () => {
  it('closes its source when it is closed unread', async () => {
    const stream = Readable.from([Buffer.from('ds,y\n1,2\n'), Buffer.from('2,3\n')]);
    const reader = await openPointFile({ stream, name: 'x.csv' });
    await reader.close();
    expect(stream.destroyed).toBe(true);
  });

  it('closes its source when the loop is left early', async () => {
    const stream = Readable.from(
      Array.from({ length: 40 }, (_, k) => Buffer.from(`${k === 0 ? 'ds,y\n' : ''}${rowsFrom(k * 10_000)}`)),
    );
    const reader = await openPointFile({ stream, name: 'x.csv' });
    for await (const batch of reader.batches()) {
      expect(batch.length).toBe(65_536);
      break;
    }
    expect(stream.destroyed).toBe(true);
  });

  it('closes its source when the loop is left within the first rows', async () => {
    const stream = Readable.from([Buffer.from(`a${',1'.repeat(100_000)}\n`), Buffer.from('b,1\n')]);
    for await (const batch of (await openPointFile({ stream, name: 'x.csv' })).batches()) {
      expect(batch.length).toBe(65_536);
      break;
    }
    expect(stream.destroyed).toBe(true);
  });

  it('hands over arrays that later batches leave alone', async () => {
    const reader = await openPointFile({
      stream: Readable.from([Buffer.from(`ds,y\n${rowsFrom(0)}${rowsFrom(10_000).repeat(20)}`)]),
      name: 'three.csv',
    });
    const kept: { first: number; value: Float64Array }[] = [];
    for await (const { value } of reader.batches()) kept.push({ first: value[0]!, value });
    expect(kept.length).toBe(4);
    for (const { first, value } of kept) expect(value[0]).toBe(first);
  });
});

function rowsFrom(start: number): string {
  return Array.from({ length: 10_000 }, (_, i) => `${start + i},${start + i}\n`).join('');
}
