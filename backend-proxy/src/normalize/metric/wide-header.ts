// The header of a file with one row a series: an id word, then the times of the columns.

import { FileProblem, quoteText } from '../../connectors/file/index.ts';
import { parseNumber } from './decimal.ts';
import type { WideLayout } from './layout.ts';
import { readStamp, stampKind } from './stamp-kind.ts';

/**
 * Reads a row as the header of a wide file.
 * Numbers count up in a header, but they may do so in a series too: a first cell that is an id word makes it a header;
 * without one, three or more numbers in even steps are refused, because they could be either.
 * @param idWords what the first cell may be called
 * @returns undefined when the row is no such header
 * @throws FileProblem `header` when it could be both, when kinds of time are mixed, or when two columns have one time
 */
export function wideHeader(cells: readonly string[], row: number, idWords: readonly string[]): WideLayout | undefined {
  const [id = '', ...times] = cells.map(cell => cell.trim());
  if (times.length === 0 || typeof parseNumber(id) === 'number') return undefined;
  const named = idWords.includes(id.toLowerCase());
  if (isNumbered(times)) return layout(undefined, 'index');
  const kind = stampKind(times[0]!, 'ds');
  if (kind === undefined) return undefined;
  const stamps = Float64Array.from(times, time => readStamp(kind, time));
  const isNumeric = kind === 'index' || kind.startsWith('epoch');
  if (isNumeric && !countsUp(stamps)) {
    if (named) checkStamps(stamps, times, row, kind);
    return undefined;
  }
  if (isNumeric && !named) {
    if (stamps.length < 3 || !evenSteps(stamps)) return undefined;
    throw eitherWay(id, times, row);
  }
  const readable = stamps.filter(stamp => !Number.isNaN(stamp)).length;
  // One date behind the first cell makes no header: it is a long file that lacks its own.
  if (!named && readable * 2 <= stamps.length) return undefined;
  checkStamps(stamps, times, row, kind);
  return layout(stamps, kind === 'index' ? 'index' : 'time');
}

function layout(stamps: Float64Array | undefined, timeKind: 'time' | 'index'): WideLayout {
  return { format: 'wide', hasHeader: true, timeKind, stamps };
}

/** `V2,V3,V4,…`, as in the files of the M4 competition: names that only count the columns. */
function isNumbered(names: readonly string[]): boolean {
  const letter = names[0]!.charAt(0);
  const first = Number(names[0]!.slice(1));
  return /^[a-z]\d+$/i.test(names[0]!) && names.every((name, k) => name === `${letter}${first + k}`);
}

function countsUp(stamps: Float64Array): boolean {
  return stamps.every((stamp, k) => !Number.isNaN(stamp) && (k === 0 || stamp > stamps[k - 1]!));
}

function evenSteps(stamps: Float64Array): boolean {
  return stamps.every((stamp, k) => k < 2 || stamp - stamps[k - 1]! === stamps[1]! - stamps[0]!);
}

function checkStamps(stamps: Float64Array, times: readonly string[], row: number, kind: string): void {
  const seen = new Map<number, number>();
  for (const [k, stamp] of stamps.entries()) {
    const column = k + 2;
    if (Number.isNaN(stamp)) {
      const reason = `the header cell ${quoteText(times[k]!)} is no ${kind} like ${quoteText(times[0]!)} in column 2`;
      const fix = 'Write all times of the header in one way, such as 2024-01-31.';
      throw new FileProblem('header', reason, fix, { row, column, text: times[k]! });
    }
    const first = seen.get(stamp);
    if (first !== undefined) {
      const reason = `columns ${first} and ${column} have the same time ${quoteText(times[k]!)}`;
      throw new FileProblem('header', reason, 'Keep one of them.', { row, column, text: times[k]! });
    }
    seen.set(stamp, column);
  }
}

function eitherWay(id: string, times: readonly string[], row: number): FileProblem {
  const shown = `${times.slice(0, 3).join(', ')}${times.length > 3 ? ', …' : ''}`;
  const reason = `the row may be a header of times ${shown} or the series ${quoteText(id)} with these values`;
  const fix = 'If it is the header, call the first column unique_id; if it is a series, put such a header above it.';
  return new FileProblem('header', reason, fix, { row, column: 1, text: id });
}
