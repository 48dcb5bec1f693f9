// Which column of a file is which field of an event.
import { FileProblem, quoteText } from '../../connectors/file/index.ts';
import type { EventField } from './event-fault.ts';

/** Columns that carry the field where no other is named; the first that is there counts. */
const KNOWN: Readonly<Record<EventField, readonly string[]>> = {
  user_id: ['user_id', 'person_id', 'customer_id', 'userid', 'distinct_id', 'customer', 'user', 'person'],
  anonymous_id: ['anonymous_id', 'device_id', 'visitor_id', 'cookie_id', 'client_id'],
  name: ['name', 'event', 'event_name', 'event_type', 'action'],
  ts: ['ts', 'timestamp', 'time', 'event_time', 'occurred_at', 'datetime', 'date', 'ds'],
  id: ['event_id', 'message_id', 'id'],
  session_id: ['session_id', 'session', 'visit_id'],
  platform: ['platform'],
  channel: ['channel', 'acquisition_channel', 'utm_medium'],
  campaign: ['campaign', 'campaign_id', 'utm_campaign'],
  value: ['value', 'amount', 'revenue', 'price'],
  currency: ['currency'],
  props: ['props', 'properties'],
};
export const EVENT_FIELDS = Object.keys(KNOWN) as EventField[];

/** Field to the name of its column; a field that is not there is looked for under the names we know. */
export type EventColumnNames = { readonly [F in EventField]?: string };

export interface EventColumns {
  /** Column positions, 0-based, and the names they have in the file. */
  readonly fields: readonly { readonly field: EventField; readonly column: number; readonly name: string }[];
  /** Columns that become properties. */
  readonly rest: readonly { readonly column: number; readonly name: string }[];
  readonly width: number;
}

/** @throws {FileProblem} header, unknown-column or missing-column */
export function eventColumns(cells: readonly string[], row: number, named: EventColumnNames = {}): EventColumns {
  const names = cells.map(cell => cell.trim());
  const lower = names.map(name => name.toLowerCase());
  checkNames(names, lower, row);
  const taken = new Map<number, EventField>();
  for (const field of EVENT_FIELDS) {
    const wanted = named[field];
    if (wanted === undefined) continue;
    const column = lower.indexOf(wanted.trim().toLowerCase());
    if (column < 0) throw unknownColumn(wanted, names, row);
    taken.set(column, field);
  }
  for (const field of EVENT_FIELDS) {
    if (named[field] !== undefined) continue;
    const word = KNOWN[field].find(name => lower.includes(name) && !taken.has(lower.indexOf(name)));
    if (word !== undefined) taken.set(lower.indexOf(word), field);
  }
  refuseMissing(new Set(taken.values()), names, row);
  const fields = [...taken].map(([column, field]) => ({ field, column, name: names[column]! }));
  const rest = names.map((name, column) => ({ name, column })).filter(({ column }) => !taken.has(column));
  return { fields, rest, width: names.length };
}

function checkNames(names: readonly string[], lower: readonly string[], row: number): void {
  const unnamed = names.indexOf('');
  if (unnamed >= 0) {
    const fix = 'Give the column a name, or leave it out (pandas: to_csv(index=False)).';
    throw new FileProblem('header', 'the column has no name', fix, { row, column: unnamed + 1 });
  }
  const second = lower.findIndex((name, column) => lower.indexOf(name) < column);
  if (second >= 0) {
    const reason = `columns ${lower.indexOf(lower[second]!) + 1} and ${second + 1} are both named ${quoteText(names[second]!)}`;
    throw new FileProblem('header', reason, 'Rename one of them.', { row, column: names[second]! });
  }
}

const listed = (names: readonly string[]) => names.slice(0, 20).map(quoteText).join(', ');

function unknownColumn(wanted: string, names: readonly string[], row: number): FileProblem {
  const reason = `there is no column ${quoteText(wanted)}; the header has ${listed(names)}`;
  return new FileProblem('unknown-column', reason, 'Use one of these names.', { row, column: wanted });
}

function refuseMissing(found: ReadonlySet<EventField>, names: readonly string[], row: number): void {
  const who = found.has('user_id') || found.has('anonymous_id');
  const missing = [
    ...(who ? [] : ['user_id' as const]),
    ...(['name', 'ts'] as const).filter(field => !found.has(field)),
  ];
  if (missing.length === 0) return;
  const wanted = missing.map(field => `${field} (${KNOWN[field].join(', ')})`).join(' and ');
  const reason = `the header lacks a column for ${wanted}; it has ${listed(names)}`;
  const flags = missing.map(field => `--column ${field}=NAME`).join(' ');
  throw new FileProblem('missing-column', reason, `Rename it, or point to it with ${flags}.`, {
    row,
    column: missing[0]!,
  });
}
