// The scale that was asked for, where the values allow it, for every member alike.
import type { Adjustment, Transform } from '../model.ts';
import { allowedScale, type Scale } from '../scale.ts';
import { boxCoxPower, scaleOfPower } from './box-cox.ts';
import { range } from './clip.ts';
import type { Candidate } from './member.ts';

export interface Transformed {
  /** Null: each member keeps its own. */
  readonly scale: Scale | null;
  readonly notes: readonly Adjustment[];
}

const KNOWN: readonly Transform[] = ['auto', 'none', 'log', 'box-cox'];
const KNOWN_POWERS: Readonly<Record<number, string>> = {
  0: ', the logarithm',
  0.5: ', the root',
  1: ', the values as they are',
};
const OWN: Transformed = { scale: null, notes: [] };

export function checkTransform(transform: Transform): Transform {
  if (!KNOWN.includes(transform)) throw new RangeError(`transform "${transform}" is not one of ${KNOWN.join(', ')}`);
  return transform;
}

/** @param values without gaps, in scaled units */
export function transformFor(
  transform: Transform,
  values: Float64Array,
  { seasons, sparse = false }: { readonly seasons: readonly number[]; readonly sparse?: boolean },
): Transformed {
  if (transform === 'auto') return OWN;
  if (transform === 'none') return { scale: 'level', notes: [] };
  const name = transform === 'log' ? 'the logarithm' : 'Box-Cox';
  if (sparse) return { scale: null, notes: [note(`${name} is left out: zeros mean that nothing came`)] };
  const { low } = range(values);
  if (low <= 0) {
    const instead = low < 0 ? 'the values are taken as they are' : 'square roots are taken instead';
    const found = low < 0 ? 'some are below' : 'some are 0';
    return { scale: allowedScale('log', values), notes: [note(`${name} needs values above 0, ${found}: ${instead}`)] };
  }
  if (transform === 'log') return { scale: 'log', notes: [] };
  const power = boxCoxPower(values, seasons[0] ?? 1);
  return {
    scale: scaleOfPower(power),
    notes: [note(`Box-Cox power ${power}${KNOWN_POWERS[power] ?? ''}: there the spread follows the level least`)],
  };
}

/** On one scale; two that come to the same are taken once. */
export function onScale(candidates: readonly Candidate[], scale: Scale | null): readonly Candidate[] {
  if (scale === null) return candidates;
  const byName = new Map(candidates.map(({ method }) => [method.name, { method, scale }]));
  return [...byName.values()];
}

function note(text: string): Adjustment {
  return { kind: 'transform', text };
}
