// Reads the times of one source: the first that can be read tells how they are written.
import { readStamp, type StampKind, stampKind } from '../metric/stamp-kind.ts';

/** Kinds that are no moment of an event: a count, or a whole year. */
const NO_MOMENT: ReadonlySet<StampKind> = new Set(['index', 'year']);

export class EventTime {
  #kind: StampKind | undefined;

  /** @returns epoch milliseconds; NaN for what is no time, or is written in another way than the first one */
  read(text: string): number {
    const trimmed = text.trim();
    if (this.#kind === undefined) {
      const kind = stampKind(trimmed, '');
      if (kind === undefined || NO_MOMENT.has(kind)) return Number.NaN;
      this.#kind = kind;
    }
    return readStamp(this.#kind, trimmed);
  }
}
