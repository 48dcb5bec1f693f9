// People in the order of a score, and what acting on the first of them would have gained.
import type { Trial } from './trial.ts';

/** Rows by falling score; people of equal scores are one group, in which nobody comes first. */
export interface Ranking {
  readonly order: Int32Array;
  /** Where each group ends in the order (exclusive). */
  readonly groups: Int32Array;
}

/** Sums over the first so many people, at the end of each group; all start with 0. */
export interface Cumulated {
  readonly treated: Float64Array;
  readonly heldOut: Float64Array;
  readonly withAction: Float64Array;
  readonly without: Float64Array;
}

export interface QiniScores {
  /** Area between the gain of this ranking and that of a random one, per person: 0 is chance. */
  readonly qini: number;
  /** Area under share × (difference of the arms in that share). */
  readonly auuc: number;
}

export function rankingOf(scores: Float64Array): Ranking {
  const order = Int32Array.from(scores, (_, i) => i).sort((i, j) => scores[j]! - scores[i]! || i - j);
  const ends: number[] = [];
  for (let at = 1; at <= order.length; at++) {
    if (at === order.length || scores[order[at]!] !== scores[order[at - 1]!]) ends.push(at);
  }
  return { order, groups: Int32Array.from(ends) };
}

/** @param counts how often each person counts; absent: once */
export function cumulate({ order, groups }: Ranking, { treated, outcome }: Trial, counts?: Float64Array): Cumulated {
  const size = groups.length + 1;
  const [on, off] = [new Float64Array(size), new Float64Array(size)];
  const [yes, no] = [new Float64Array(size), new Float64Array(size)];
  let [nOn, nOff, sumOn, sumOff] = [0, 0, 0, 0];
  for (let g = 0, at = 0; g < groups.length; g++) {
    for (const end = groups[g]!; at < end; at++) {
      const i = order[at]!;
      const count = counts === undefined ? 1 : counts[i]!;
      if (treated[i] === 1) {
        nOn += count;
        sumOn += count * outcome[i]!;
      } else {
        nOff += count;
        sumOff += count * outcome[i]!;
      }
    }
    on[g + 1] = nOn;
    off[g + 1] = nOff;
    yes[g + 1] = sumOn;
    no[g + 1] = sumOff;
  }
  return { treated: on, heldOut: off, withAction: yes, without: no };
}

/**
 * Radcliffe's curve (2007): outcomes with the action, less those of the held out weighted to be as many, per person of the trial. Within a
 * group it goes straight.
 */
export function qiniScores(sums: Cumulated): QiniScores {
  const last = sums.treated.length - 1;
  const people = sums.treated[last]! + sums.heldOut[last]!;
  const gain = (g: number) => gainAt(sums, g) / people;
  const share = (g: number) => (sums.treated[g]! + sums.heldOut[g]!) / people;
  let [qini, auuc] = [0, 0];
  for (let g = 1; g <= last; g++) {
    const width = share(g) - share(g - 1);
    qini += 0.5 * width * (gain(g) + gain(g - 1));
    auuc += 0.5 * width * (share(g) * effectAt(sums, g) + share(g - 1) * effectAt(sums, g - 1));
  }
  return { qini: qini - gain(last) / 2, auuc };
}

function gainAt({ treated, heldOut, withAction, without }: Cumulated, g: number): number {
  return heldOut[g]! > 0 ? withAction[g]! - (without[g]! * treated[g]!) / heldOut[g]! : 0;
}

/** Difference of the arms among the first; 0 while an arm is empty. */
function effectAt({ treated, heldOut, withAction, without }: Cumulated, g: number): number {
  if (!(treated[g]! > 0 && heldOut[g]! > 0)) return 0;
  return withAction[g]! / treated[g]! - without[g]! / heldOut[g]!;
}

/**
 * Difference of the arms among the people from one share to another, e.g. 0 to 0.3 for the first 30 %. Of a group that the limit cuts,
 * that part of everyone counts. NaN when an arm has nobody there.
 */
export function effectBetween(sums: Cumulated, from: number, to: number): number {
  const [a, b] = [sumsAt(sums, from), sumsAt(sums, to)];
  const [on, off, yes, no] = b.map((v, k) => v - a[k]!) as [number, number, number, number];
  return on > 0 && off > 0 ? yes / on - no / off : Number.NaN;
}

function sumsAt({ treated, heldOut, withAction, without }: Cumulated, share: number): number[] {
  const last = treated.length - 1;
  const wanted = share * (treated[last]! + heldOut[last]!);
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (treated[middle]! + heldOut[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  const here = treated[low]! + heldOut[low]!;
  const before = low === 0 ? 0 : treated[low - 1]! + heldOut[low - 1]!;
  const part = here > before ? (wanted - before) / (here - before) : 0;
  return [treated, heldOut, withAction, without].map(column =>
    low === 0 ? 0 : column[low - 1]! + part * (column[low]! - column[low - 1]!),
  );
}
