// Churn from a file of events: nothing for so long is leaving.
import { ForesightError } from '@foresight/contracts';
import { type EventLog, EventLogBuilder } from '../../features/person/index.ts';
import { openEventFile, parseEventColumns } from '../../normalize/event/index.ts';
import { type EventChurn, scoreEvents } from '../../predictions/churn/index.ts';
import { type Output, progress, table } from '../terminal/index.ts';
import type { PersonScore } from './churn-csv.ts';
import type { EventSource } from './churn-options.ts';
import { learned } from './churn-refusals.ts';
import type { JudgedScores } from './churn-text.ts';
import { checkInputFile, namingFile } from './input-file.ts';

const BATCH_ROWS = 20_000;

export async function eventScores(source: EventSource, out: Output): Promise<PersonScore[]> {
  const { people, scores } = await churnOf(source, out);
  return scores.map((one, i) => ({ id: people[i]!, ...one }));
}

export async function eventQuality(source: EventSource, out: Output): Promise<JudgedScores> {
  const { later } = await churnOf(source, out);
  return { p: later.p, labels: later.labels, rivals: later.rivals, positive: 'gone', unseen: 'moment' };
}

async function churnOf(source: EventSource, out: Output): Promise<EventChurn> {
  const { path, windowMs, seed } = source;
  const log = await readLog(source, out);
  const asOf = source.asOf ?? log.last + 1;
  const done = await namingFile(path, async () => learned(() => scoreEvents(log, { windowMs, asOf, seed })));
  out.note(pastTable(done));
  return done;
}

/** Before training, in numbers: what the definition gives. */
const pastTable = ({ past }: EventChurn): string =>
  table(past, [
    { title: 'moment', cell: ({ at }) => new Date(at).toISOString().slice(0, 10) },
    { title: 'were there', cell: ({ people }) => String(people), align: 'right' },
    { title: 'gone a window later', cell: ({ gone }) => String(gone), align: 'right' },
    { title: 'share', cell: ({ gone, people }) => `${((100 * gone) / people).toFixed(1)} %`, align: 'right' },
  ]);

/** @throws {ForesightError} bad_input when not one row is an event, or no event has a name that was named */
async function readLog({ path, asOf, active, column }: EventSource, out: Output): Promise<EventLog> {
  checkInputFile(path, { again: false });
  const columns = parseEventColumns(column);
  return namingFile(path, async () => {
    const file = await openEventFile(path, { columns, now: Date.now(), batchRows: BATCH_ROWS });
    const events = new EventLogBuilder(asOf);
    const shown = progress(out);
    let rejected = 0;
    let first: string | undefined;
    for await (const batch of file.batches()) {
      events.add(batch.events);
      rejected += batch.rejects.length;
      const [reject] = batch.rejects;
      if (reject) first ??= `row ${reject.row}: ${reject.reason}`;
      shown.update(`reading: ${events.size} events`);
    }
    shown.done();
    if (rejected > 0) out.note(`note: ${rejected} rows are no events; the first: ${first}`);
    if (events.size === 0) {
      const reason = first ?? 'all of them are at the moment --as-of or later';
      throw new ForesightError('bad_input', `there is not one event to learn from: ${reason}`, {
        fix: 'correct the rows, or say which column is which with --column FIELD=COLUMN',
      });
    }
    refuseUnknown(active, events.names);
    return events.build(active);
  });
}

function refuseUnknown(active: readonly string[] = [], names: readonly string[]): void {
  const unknown = active.filter(name => !names.includes(name));
  if (unknown.length === 0) return;
  throw new ForesightError('bad_input', `no event has the name '${unknown.join("' or '")}'`, {
    fix: `name some of: ${names.slice(1, 21).join(', ')}`,
  });
}
