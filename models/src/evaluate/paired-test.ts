// Whether a model beats its baseline by more than chance: both forecast from the same origins, so their losses come in pairs.
import { type DieboldMariano, dieboldMariano } from './diebold-mariano.ts';
import { MOST_FLIPPED, signFlip } from './sign-flip.ts';
import { type Verdict, verdictText } from './verdict-text.ts';

/** Losses of two forecasters at one origin, e.g. mean absolute errors over the horizon. */
export interface PairedLoss {
  /** Number of slots before the origin. */
  readonly index: number;
  readonly model: number;
  readonly baseline: number;
}

export interface PairedTest {
  /** Origins where both losses are known and finite. */
  readonly origins: number;
  /** Of these, those where the model's loss is smaller than the baseline's. */
  readonly beaten: number;
  /** Of these, those whose horizons share no truths, counted back from the latest. */
  readonly independent: number;
  /** Exact, over the independent origins; null where they are none or more than 16. */
  readonly signFlip: number | null;
  /** Over all origins, with the autocovariance of those that overlap; null where they are too few for it. */
  readonly dieboldMariano: DieboldMariano | null;
  /** Which of the two `p` is from. */
  readonly method: 'sign-flip' | 'diebold-mariano' | null;
  /** Two-sided: how often chance alone would set the two as far apart. Null without an origin. */
  readonly p: number | null;
  readonly verdict: Verdict;
  /** The verdict as a sentence without a full stop. */
  readonly text: string;
}

/** A verdict is given below this. */
const SIGNIFICANT = 0.05;
/** Five pairs cannot decide: even five of five happen by chance once in 16 times. */
const FEWEST_INDEPENDENT = 6;

/**
 * The p-value reported is that of the sign-flip test while 16 origins or fewer share no truths: it is exact there for
 * differences that are spread alike on both sides, where Diebold and Mariano's finds a difference in pure chance up to three times too often when they overlap.
 * Beyond 16 independent origins the latter is reported, because it uses them all.
 * @param losses in order of their origins
 * @param horizon steps: origins closer than that share truths
 */
export function pairedTest(losses: readonly PairedLoss[], horizon: number): PairedTest {
  const known = losses.filter(l => Number.isFinite(l.model) && Number.isFinite(l.baseline));
  const differences = known.map(l => l.baseline - l.model);
  const apart = independent(known, horizon);
  const flipped = apart.length > 0 && apart.length <= MOST_FLIPPED;
  const exact = flipped ? signFlip(apart.map(l => l.baseline - l.model)) : null;
  const moments = dieboldMariano(differences, overlap(known, horizon));
  const p = exact ?? moments?.p ?? null;
  const counts = {
    origins: known.length,
    beaten: differences.filter(d => d > 0).length,
    independent: apart.length,
  };
  const mean = differences.reduce((sum, d) => sum + d / differences.length, 0);
  const verdict = verdictOf(differences, mean, apart.length, p);
  return {
    ...counts,
    signFlip: exact,
    dieboldMariano: moments,
    method: exact !== null ? 'sign-flip' : moments ? 'diebold-mariano' : null,
    p,
    verdict,
    text: verdictText(verdict, { ...counts, lost: differences.filter(d => d < 0).length, p, mean }),
  };
}

function verdictOf(differences: readonly number[], mean: number, apart: number, p: number | null): Verdict {
  if (p !== null && differences.every(d => d === 0)) return 'equal';
  if (p === null || apart < FEWEST_INDEPENDENT) return 'too-few';
  if (p >= SIGNIFICANT) return 'undecided';
  return mean > 0 ? 'better' : 'worse';
}

/** From the latest back, each origin whose horizon ends before the next one taken begins. */
function independent(losses: readonly PairedLoss[], horizon: number): PairedLoss[] {
  const taken: PairedLoss[] = [];
  for (const loss of losses.toReversed()) {
    if (taken.length === 0 || loss.index + horizon <= taken.at(-1)!.index) taken.push(loss);
  }
  return taken.reverse();
}

/** Most later origins that share truths with one. */
function overlap(losses: readonly PairedLoss[], horizon: number): number {
  let most = 0;
  for (let i = 0, j = 0; i < losses.length; i++) {
    while (j + 1 < losses.length && losses[j + 1]!.index < losses[i]!.index + horizon) j++;
    most = Math.max(most, j - i);
  }
  return most;
}
