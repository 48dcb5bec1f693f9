// A hierarchy of sums: the whole, what each label divides it into, and the finest parts.
import { ForesightError } from '@foresight/contracts';
import type { Total } from '@foresight/models/hierarchy';
import type { SeriesState } from '../../../store/index.ts';
import { type Chosen, choose } from '../series/index.ts';

export interface Family {
  readonly totals: readonly Total[];
  /** Each total, then each part. */
  readonly nodes: readonly Chosen[];
  /** Positions in `nodes` of those the query shows. */
  readonly shown: readonly number[];
}

/**
 * @param hierarchy label names from coarse to fine
 * @param groupBy the level shown, the first labels of `hierarchy`; absent: the finest
 * @throws {ForesightError} bad_request when it is not
 */
export function familyOf(
  states: readonly SeriesState[],
  hierarchy: readonly string[],
  groupBy: readonly string[] = hierarchy,
): Family {
  refuseOther(hierarchy, groupBy);
  const levels = Array.from({ length: hierarchy.length + 1 }, (_, depth) => choose(states, hierarchy.slice(0, depth)));
  const parts = levels.at(-1)!;
  const above = levels.slice(0, -1).flat();
  const first = levels.slice(0, groupBy.length).flat().length;
  return {
    totals: above.map(node => ({ labels: node.labels, members: partsOf(node, parts) })),
    nodes: [...above, ...parts],
    shown: levels[groupBy.length]!.map((_, i) => first + i),
  };
}

function partsOf(node: Chosen, parts: readonly Chosen[]): number[] {
  const ids = new Set(node.members.map(({ id }) => id));
  return parts.flatMap((part, i) => (ids.has(part.members[0]!.id) ? [i] : []));
}

function refuseOther(hierarchy: readonly string[], groupBy: readonly string[]): void {
  if (groupBy.length <= hierarchy.length && groupBy.every((name, i) => name === hierarchy[i])) return;
  const list = (names: readonly string[]) => `[${names.join(', ')}]`;
  throw new ForesightError('bad_request', `groupBy ${list(groupBy)} is no level of the hierarchy ${list(hierarchy)}`, {
    fix: `group by ${hierarchy.map((_, i) => list(hierarchy.slice(0, i))).join(', ')} or ${list(hierarchy)}`,
  });
}
