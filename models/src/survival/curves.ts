// Chances of still being there, a curve a person.
import { type Edges, periodOf } from './periods.ts';

export interface Curves {
  readonly edges: Edges;
  readonly people: number;
  /** Of person i at edges[k]: `values[i * edges.length + k]`; it starts with 1 and never rises. Between edges it falls evenly. */
  readonly values: Float64Array;
}

/** S(t), 0 to 1; beyond the last edge what it is there. */
export function chanceBeyond({ edges, values }: Curves, person: number, t: number): number {
  const at = person * edges.length;
  const k = periodOf(edges, t);
  if (k === edges.length - 1) return values[at + k]!;
  const share = (t - edges[k]!) / (edges[k + 1]! - edges[k]!);
  return values[at + k]! + share * (values[at + k + 1]! - values[at + k]!);
}

/** First moment at which the curve is down to `chance`; null when that is later than the last edge. */
export function momentOf({ edges, values }: Curves, person: number, chance: number): number | null {
  const at = person * edges.length;
  for (let k = 1; k < edges.length; k++) {
    const [before, after] = [values[at + k - 1]!, values[at + k]!];
    if (after > chance) continue;
    const share = before > after ? (before - chance) / (before - after) : 0;
    return edges[k - 1]! + Math.max(0, share) * (edges[k]! - edges[k - 1]!);
  }
  return null;
}

/** Area under the curve from one moment to another, which lie within the edges. */
export function areaBetween(curves: Curves, person: number, from: number, to: number): number {
  const { edges } = curves;
  const inner = edges.filter(e => e > from && e < to);
  const moments = [from, ...inner, to];
  let area = 0;
  for (let k = 1; k < moments.length; k++) {
    const [a, b] = [moments[k - 1]!, moments[k]!];
    area += (b - a) * 0.5 * (chanceBeyond(curves, person, a) + chanceBeyond(curves, person, b));
  }
  return area;
}

/** @param hazards chance of ending in a period when it is reached, by person then period */
export function curvesFrom(hazards: Float64Array, people: number, edges: Edges): Curves {
  const periods = edges.length - 1;
  const values = new Float64Array(people * edges.length);
  for (let i = 0; i < people; i++) {
    let there = 1;
    values[i * edges.length] = 1;
    for (let k = 0; k < periods; k++) {
      there *= 1 - hazards[i * periods + k]!;
      values[i * edges.length + k + 1] = there;
    }
  }
  return { edges, people, values };
}
