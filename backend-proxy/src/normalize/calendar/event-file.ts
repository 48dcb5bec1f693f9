// A file of events: the columns name, from and to, a row an event. Without `to`, or where it is empty, an event is a day.
import { type EventAnswer, EventSchema, MOMENT, MOST_EVENTS } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { FileProblem, openRows, quoteText, type RowBlock } from '../../connectors/file/index.ts';

const COLUMNS = ['name', 'from', 'to'] as const;
const HEADER_FIX = 'The first row has to name the columns name, from and to; to may be left out.';
const ROW_FIX = 'Write a name and days as 2026-11-27, or moments as 2026-11-27T18:00 or 2026-11-27T17:00:00Z.';

/**
 * @param path of a CSV file, plain or gzip
 * @returns the events in the order of the file, with their times as texts
 * @throws {FileProblem} with row, column and the way out
 */
export async function readEventFile(path: string): Promise<EventAnswer[]> {
  const events: EventAnswer[] = [];
  let columns: readonly number[] | undefined;
  for await (const block of openRows(path).blocks()) {
    for (let r = 0; r < block.rows; r++) {
      const row = block.line[r]!;
      const cells = cellsOf(block, r);
      if (columns === undefined) columns = columnsOf(cells, row);
      else events.push(eventOf(cells, columns, row));
      if (events.length > MOST_EVENTS) throw tooMany(row);
    }
  }
  if (events.length === 0) throw new FileProblem('empty', 'the file has no events', HEADER_FIX);
  return events;
}

function cellsOf({ firstCell, start, end, bytes }: RowBlock, r: number): string[] {
  const first = firstCell[r]!;
  return Array.from({ length: firstCell[r + 1]! - first }, (_, c) =>
    bytes.toString('utf8', start[first + c], end[first + c]).trim(),
  );
}

/** Where name, from and to are; −1 for a `to` that is not there. */
function columnsOf(cells: readonly string[], row: number): number[] {
  const names = cells.map(cell => cell.toLowerCase());
  const found = COLUMNS.map(name => names.indexOf(name));
  const missing = COLUMNS.filter((name, i) => found[i]! < 0 && name !== 'to');
  if (missing.length === 0) return found;
  const reason = `the header lacks ${missing.join(' and ')}; it has ${cells.map(quoteText).join(', ')}`;
  throw new FileProblem('missing-column', reason, HEADER_FIX, { row, column: missing[0]! });
}

function eventOf(cells: readonly string[], columns: readonly number[], row: number): EventAnswer {
  const [name, from, to] = columns.map(column => cells[column] ?? '');
  const event = { name: name!, from: from!, ...(to ? { to } : {}) };
  const [misfit] = Value.Errors(EventSchema, event);
  const column = misfit?.instancePath.slice(1) ?? (['from', 'to'] as const).find(at => !isMoment(event[at]));
  if (column === undefined) return event;
  const text = event[column as keyof typeof event] ?? '';
  const reason =
    text === ''
      ? `the ${column} is missing`
      : `${quoteText(text)} is no ${column === 'name' ? 'name' : 'day or moment'}`;
  throw new FileProblem('time', reason, ROW_FIX, { row, column, text });
}

const FORM = new RegExp(MOMENT);
const isMoment = (text: string | undefined) => text === undefined || FORM.test(text);

const tooMany = (row: number) =>
  new FileProblem('too-many-series', `the file has more than ${MOST_EVENTS} events`, 'Leave out those long past.', {
    row,
  });
