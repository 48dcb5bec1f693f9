// Stepping through past forecasts by keyboard: the last place after them all is now.
import type { ForecastMoment } from '@foresight/contracts';

/**
 * The moment after a key: an ISO time, null for now, undefined where the key is not for this.
 * @param moments oldest first
 * @param asOf where it stands; null: now
 */
export function stepped(
  key: string,
  moments: readonly ForecastMoment[],
  asOf: string | null,
): string | null | undefined {
  const here = placeOf(moments, asOf);
  const to = TARGETS[key]?.(here, moments.length);
  if (to === undefined) return undefined;
  return moments[Math.min(moments.length, Math.max(0, to))]?.issued_at ?? null;
}

const PAGE = 10;
const TARGETS: Readonly<Record<string, (here: number, end: number) => number>> = {
  ArrowLeft: here => here - 1,
  ArrowDown: here => here - 1,
  ArrowRight: here => here + 1,
  ArrowUp: here => here + 1,
  PageDown: here => here - PAGE,
  PageUp: here => here + PAGE,
  Home: () => 0,
  End: (_, end) => end,
};

/** Index of the newest moment by then; the number of moments for now. */
export function placeOf(moments: readonly ForecastMoment[], asOf: string | null): number {
  if (asOf === null) return moments.length;
  const at = Date.parse(asOf);
  return Math.max(
    0,
    moments.findLastIndex(({ issued_at }) => Date.parse(issued_at) <= at),
  );
}

/** Share of the way from the first moment to now, 0 to 1. */
export function shareOf(issuedAt: string, moments: readonly ForecastMoment[], now: number): number {
  const first = Date.parse(moments[0]!.issued_at);
  return now > first ? Math.min(1, (Date.parse(issuedAt) - first) / (now - first)) : 0;
}
