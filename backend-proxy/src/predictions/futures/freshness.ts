// Whether a forecast still says something about the time to come: one that has run out, or whose data stopped, does not.

export interface Issued {
  /** Epoch ms of the steps, at least one. */
  readonly time: Float64Array;
  /** Epoch ms of the last value it knew. */
  readonly origin: number;
  /** ISO. */
  readonly issuedAt: string;
  /** Epoch ms of the last value there is; null: not known. */
  readonly lastValue: number | null;
}

/** Silence is tolerated for half of the forecast's steps, and never less than for as many as these. */
const SHARE = 0.5;
const FEWEST = 3;

/** Why it says nothing about the time after `now` (epoch ms); undefined: it does. */
export function staleReason({ time, origin, issuedAt, lastValue }: Issued, now: number): string | undefined {
  const end = time.at(-1)!;
  const last = Math.max(origin, lastValue ?? origin);
  const step = (end - origin) / time.length;
  const silent = Math.floor((now - last) / step);
  const most = Math.max(FEWEST, Math.floor(SHARE * time.length));
  if (silent > most) {
    return `The data stopped: the last value is of ${iso(last)}, ${silent} steps ago, and a forecast of ${time.length} steps is trusted for ${most} without a new one`;
  }
  if (end > now) return undefined;
  return `The forecast has run out: issued at ${issuedAt} with ${time.length} steps, the last of which was ${iso(end)}, while values came until ${iso(last)}: train again, or ask for more steps`;
}

const iso = (ms: number) => new Date(ms).toISOString();
