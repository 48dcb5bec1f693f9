// How chances of crossing a limit usually come true, by the kind of season: where sample paths promise too much.
import type { SeasonKind } from '../season-kind.ts';

/** Weights of ln p and of −ln(1 − p), and what is added, all on the logit; 1, 1 and 0 change nothing. */
interface Reliability {
  readonly rise: number;
  readonly fall: number;
  readonly shift: number;
}

/**
 * Beta calibration (Kull, Silva Filho, Flach 2017), drawn toward no change by a ridge of 4. Learnt on M4 hourly at the two origins
 * before the official one, a quarter, a half and all of the horizon. Other kinds keep their chances: for M4 weekly and
 * for simulated days the map of one half did not hold on both halves.
 */
const USUAL: Readonly<Partial<Record<SeasonKind, Reliability>>> = {
  multi: { rise: 0.65, fall: 1.15, shift: -0.785 },
};

/**
 * The chance as often as it comes true; never falls where the chance rises, so that curves over steps and limits keep their order.
 * @param chance share of the paths, 0 to 1; 0 and 1 stay
 */
export function reliable(chance: number, kind: SeasonKind | undefined): number {
  const rule = kind && USUAL[kind];
  if (!rule || chance <= 0 || chance >= 1) return chance;
  const logit = rule.rise * Math.log(chance) - rule.fall * Math.log1p(-chance) + rule.shift;
  return 1 / (1 + Math.exp(-logit));
}
