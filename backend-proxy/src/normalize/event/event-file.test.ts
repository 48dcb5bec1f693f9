import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type EventColumnNames, type EventFileBatch, openEventFile } from './index.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');

async function read(text: string, columns: EventColumnNames = {}, batchRows = 1_000) {
  const stream = Readable.from([Buffer.from(text)]);
  const file = await openEventFile({ name: 'events.csv', stream }, { columns, now: NOW, batchRows });
  const batches: EventFileBatch[] = [];
  for await (const batch of file.batches()) batches.push(batch);
  return {
    columns: file.columns,
    sizes: batches.map(({ events, rejects }) => events.length + rejects.length),
    events: batches.flatMap(batch => batch.events),
    rejects: batches.flatMap(batch => batch.rejects),
  };
}

describe('a file of events', () => {
  it('of the simulated company is understood as it is', async () => {
    const { columns, events } = await read(
      `id,person_id,anonymous_id,session_id,name,ts,platform,channel,campaign,value,props
e1,p1,a1,s1,feature_used,2026-01-02T03:04:05.678Z,web,email,c1,12,"{""feature"":""chat""}"\n`,
    );
    expect(Object.keys(columns).length).toBe(11);
    expect(events).toEqual([
      expect.objectContaining({
        id: 'e1',
        user_id: 'p1',
        anonymous_id: 'a1',
        session_id: 's1',
        name: 'feature_used',
        ts: Date.parse('2026-01-02T03:04:05.678Z'),
        value: 12,
        props: '{"feature":"chat"}',
      }),
    ]);
  });

  it('of a shop is, too: columns without another meaning become properties', async () => {
    const { columns, events } = await read(
      `user_id,session_id,event,timestamp,platform,acquisition_channel,user_cohort
u1,s1,home,2024-03-13 10:21:14,desktop,email,2024-01\n`,
    );
    expect(columns).toMatchObject({ name: 'event', ts: 'timestamp', channel: 'acquisition_channel' });
    expect(events[0]).toMatchObject({ ts: Date.parse('2024-03-13T10:21:14Z'), props: '{"user_cohort":"2024-01"}' });
  });

  it('can be told its columns', async () => {
    const columns = { user_id: 'Who', name: 'What', ts: 'When' };
    const { events } = await read('who,what,when,name\nann,open,1772323200,x\n', columns);
    expect(events[0]).toMatchObject({ user_id: 'ann', name: 'open', ts: 1_772_323_200_000, props: '{"name":"x"}' });
  });

  it('refuses rows one by one, with line, column and reason', async () => {
    const { events, rejects, sizes } = await read(
      'user_id,event,time,value\nann,open,2026-01-01,1\n,open,2026-01-01,1\nann,open,01/02/2026,1\nann,open\nann,open,2036-01-01,1\n' +
        'ann,open,1772323200,1\nann,open,2026-01-02,much\n\nbob,"a\nb",2026-01-03,\n',
      {},
      3,
    );
    expect(events.map(({ user_id }) => user_id)).toEqual(['ann', 'bob']);
    expect(rejects.map(({ row, column }) => [row, column])).toEqual([
      [3, 'user_id'],
      [4, 'time'],
      [5, null],
      [6, 'time'],
      [7, 'time'],
      [8, 'value'],
    ]);
    expect(rejects[2]).toMatchObject({ reason: expect.stringContaining('2 cells, the header has 4'), raw: 'ann,open' });
    expect(rejects[3]!.reason).toContain('ahead of this clock');
    expect(sizes).toEqual([3, 3, 2]);
  });

  it.each<[string, string, EventColumnNames, RegExp]>([
    ['nothing', '', {}, /the file is empty/],
    ['a header alone', 'user_id,event,time\n', {}, /no data/],
    ['no person', 'event,time,value\nx,2026-01-01,1\n', {}, /lacks a column for user_id .*--column user_id=NAME/],
    ['no name and no time', 'user_id,value\nx,1\n', {}, /for name .* and ts /],
    ['a column twice', 'user_id,event,Event,time\na,b,c,2026-01-01\n', {}, /columns 2 and 3 are both named/],
    ['a column without a name', 'user_id,,event,time\na,b,c,2026-01-01\n', {}, /no name/],
    ['a column that was promised', 'user_id,event,time\na,b,2026-01-01\n', { value: 'sum' }, /no column "sum"/],
  ])('with %s is no such file', async (_, text, columns, reason) => {
    await expect(read(text, columns)).rejects.toThrow(reason);
  });
});
