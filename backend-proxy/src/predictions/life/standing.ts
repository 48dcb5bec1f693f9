// Where a challenger stands: whether it errs less than the champion by more than chance, looked at as often as one likes.
import type { Standing } from '@foresight/contracts';
import { type PairedLoss, pairedTest } from '@foresight/models/evaluate';

/** Losses of both at one moment of issue. */
export interface Moment {
  /** The origin, counted in steps. */
  readonly slot: number;
  readonly champion: number;
  readonly challenger: number;
}

export interface Terms {
  /** Moments closer than that share truths. */
  readonly steps: number;
  readonly minGain: number;
  /** How often a challenger that is no better may be promoted, over all looks. */
  readonly level: number;
}

/** Independent moments at the first look: eight of eight happen by chance once in 128 times; two-sided. */
export const FIRST_LOOK = 8;

/**
 * A test that is repeated every day finds something by chance sooner or later. It is decided only when the independent
 * moments reach 8, 16, 32 …, and the k-th look spends level / 2^k of the level: together never more than the level
 * (alpha spending, Lan and DeMets 1983, with Bonferroni's bound). What a look has seen does not change, so it does not
 * matter how often, or when, anyone asks.
 * @param moments ascending slots
 */
export function standingOf(moments: readonly Moment[], { steps, minGain, level }: Terms): Standing {
  const losses = moments.map(one => ({ index: one.slot, model: one.challenger, baseline: one.champion }));
  const now = pairedTest(losses, steps);
  const gain = gainOf(moments);
  const looks = looksAt(losses, steps);
  const won = looks.some((at, k) => wins(losses.slice(0, at), steps, level / 2 ** (k + 1)));
  const better = won && gain !== null && gain > 0 && gain >= minGain;
  const next = { next_look: FIRST_LOOK * 2 ** looks.length, next_level: level / 2 ** (looks.length + 1) };
  const counts = { moments: moments.length, independent: now.independent, gain, p_value: now.p, ...next };
  return { ...counts, better, text: textOf({ ...counts, better, won, minGain }) };
}

const wins = (losses: readonly PairedLoss[], steps: number, level: number): boolean => {
  const { p } = pairedTest(losses, steps);
  const mean = losses.reduce((sum, l) => sum + l.baseline - l.model, 0);
  return p !== null && p < level && mean > 0;
};

/** How many moments there were when the independent ones reached 8, 16, 32 … */
function looksAt(losses: readonly PairedLoss[], steps: number): number[] {
  const looks: number[] = [];
  let apart = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const [i, { index }] of losses.entries()) {
    if (index < last + steps) continue;
    last = index;
    apart++;
    if (apart === FIRST_LOOK * 2 ** looks.length) looks.push(i + 1);
  }
  return looks;
}

function gainOf(moments: readonly Moment[]): number | null {
  const champion = moments.reduce((sum, one) => sum + one.champion, 0);
  const challenger = moments.reduce((sum, one) => sum + one.challenger, 0);
  return champion > 0 ? 1 - challenger / champion : null;
}

interface Told extends Omit<Standing, 'text'> {
  readonly won: boolean;
  readonly minGain: number;
}

function textOf({ better, won, minGain, moments, independent, gain, p_value, next_look, next_level }: Told): string {
  if (moments === 0) return 'not yet: no moment of issue whose horizon has come was forecast by both';
  const share = gain === null ? 'gain not known' : `gain ${percent(gain)}`;
  const p = p_value === null ? 'no p' : `p ${Number(p_value.toPrecision(2))}`;
  const facts = `${moments} ${moments === 1 ? 'moment' : 'moments'}, ${share}, ${p}`;
  if (better) return `better: ${facts}`;
  if (won) return `not yet: ${facts}; the gain must be ${percent(minGain)} or more`;
  const apart = independent < moments ? `, ${independent} of them share no truths` : '';
  return `not yet: ${facts}${apart}; decided next at ${next_look} that share none, with p below ${Number(next_level.toPrecision(2))}`;
}

const percent = (share: number) => `${Number((100 * share).toFixed(1))} %`;
