// Brings the events of one person into order, in place, by time and name; mostly they are.
import type { EventColumns } from './event-columns.ts';

const SORTED = ['ts', 'name', 'session', 'platform', 'channel', 'campaign', 'value', 'currency'] as const;

/** Events of one moment and name stay in the order they are in. */
export function sortRun(columns: EventColumns, from: number, to: number): void {
  const { ts, name } = columns;
  let sorted = true;
  for (let i = from + 1; i < to && sorted; i++) {
    sorted = ts[i - 1]! < ts[i]! || (ts[i - 1] === ts[i] && name[i - 1]! <= name[i]!);
  }
  if (sorted) return;
  const order = Array.from({ length: to - from }, (_, i) => from + i);
  order.sort((a, b) => ts[a]! - ts[b]! || name[a]! - name[b]! || a - b);
  for (const key of SORTED) {
    const column = columns[key];
    if (column.length > 0)
      column.set(
        order.map(i => column[i]!),
        from,
      );
  }
}
