// How long the detector remembers, by the step of the series. Measured at 5 minutes, 15 minutes and an hour; between them and a
// day by interpolation; a day is judgement.
import { DAY, MINUTE, type Step } from '../series/step.ts';

/** All in points but `alertAt`. */
export interface Settings {
  /** Mean age of what the slow and the fast distance compare. */
  readonly slowMemory: number;
  readonly fastMemory: number;
  /** Nearest lag a stretch is compared at: below, it would find itself. */
  readonly nearestLag: number;
  /** How many lags from there on. */
  readonly lags: number;
  /** Points before the older stretch's last one that must exist. */
  readonly shortest: number;
  /** The first distance that counts. */
  readonly first: number;
  /** Distances needed before one is ranked. */
  readonly fewest: number;
  /** Distances that are remembered for ranking. */
  readonly window: number;
  /** No second alert within so many points. */
  readonly silence: number;
  /** No pattern alert before. */
  readonly learning: number;
  /** Fewest equal values that are suspicious. */
  readonly stuck: number;
  /** The raw score that is the alert line of 'normal' at this step. */
  readonly alertAt: number;
}

const NAMES = [
  'slowMemory',
  'fastMemory',
  'nearestLag',
  'lags',
  'shortest',
  'first',
  'fewest',
  'window',
  'silence',
  'learning',
  'stuck',
  'alertAt',
] as const satisfies readonly (keyof Settings)[];

/** Minutes, then the settings in the order of NAMES. */
const TABLE: readonly (readonly [number, readonly number[]])[] = [
  [1, [25, 6.5, 48, 600, 19, 80, 100, 8064, 720, 1440, 60, 1.9]],
  [5, [25, 6.5, 48, 600, 19, 80, 100, 4032, 144, 288, 36, 1.9]],
  [15, [10, 3.3, 16, 400, 12, 48, 60, 1344, 48, 96, 24, 1.75]],
  [60, [4, 2, 4, 100, 6, 18, 30, 1000, 12, 48, 12, 1.4]],
  [1440, [3, 1.5, 2, 60, 4, 10, 15, 365, 2, 30, 7, 1.3]],
];
const MEAN_MONTH = (365.2425 / 12) * DAY;

/** @throws {RangeError} for a step that is no positive length */
export function settingsOf(step: Step): Settings {
  const length = step.count * (step.unit === 'ms' ? 1 : MEAN_MONTH);
  if (!(length > 0 && Number.isFinite(length))) throw new RangeError(`step of ${length} ms: it must be positive`);
  const minutes = Math.min(TABLE.at(-1)![0], Math.max(TABLE[0]![0], length / MINUTE));
  const k = Math.max(
    1,
    TABLE.findIndex(([at]) => minutes <= at),
  );
  const [from, low] = TABLE[k - 1]!;
  const [to, high] = TABLE[k]!;
  const share = Math.log(minutes / from) / Math.log(to / from);
  const between = NAMES.map((name, j) => [name, interpolate(low[j]!, high[j]!, share, isWhole(name))] as const);
  return Object.fromEntries(between) as unknown as Settings;
}

const isWhole = (name: keyof Settings) => name !== 'slowMemory' && name !== 'fastMemory' && name !== 'alertAt';

/** Geometric, as the steps themselves are apart by factors; exact at both ends. */
function interpolate(low: number, high: number, share: number, whole: boolean): number {
  if (share === 0) return low;
  if (share === 1) return high;
  const value = low * (high / low) ** share;
  return whole ? Math.round(value) : value;
}
