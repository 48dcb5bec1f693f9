// The chances of one past moment, as shares of the paths and corrected; and what the correction would be, learnt from many.
import { CHANCE_KINDS, type ChanceKind } from '../src/forecast/chance-kind.ts';
import { USUAL } from '../src/forecast/joint/usual-reliability.ts';
import { getModel, type Step } from '../src/index.ts';
import { crossingCases, type Past } from './crossing-cases.ts';
import type { Case } from './crossing-score.ts';
import { learnReliability } from './learn-reliability.ts';

const PATHS = { count: 500 };

export interface Chances {
  readonly kind: ChanceKind | undefined;
  readonly shares: readonly Case[];
  readonly cases: readonly Case[];
}

export function chancesOf(moment: Past & { readonly step: Step }): Chances {
  const { history, future, step, seasons } = moment;
  const auto = getModel('auto');
  const usable = history.length < auto.capability.minimumLength(seasons) ? [] : seasons;
  const fitted = auto.fit({ values: history, start: 0, step }, { seasons: usable, horizon: future.length });
  const { kind, ...shares } = fitted.paths(future.length, PATHS);
  return {
    kind,
    shares: crossingCases(shares, moment),
    cases: crossingCases(kind ? { ...shares, kind } : shares, moment),
  };
}

/** A line a kind that is among them: the weights as learnt, and as `usual-reliability.ts` has them. */
export function learntLines(learn: readonly Chances[]): string[] {
  return CHANCE_KINDS.flatMap(kind => {
    const own = learn.filter(c => c.kind === kind);
    if (own.length === 0) return [];
    const shares = own.flatMap(c => c.shares);
    return [
      `${kind}: { ${told(learnReliability(kind, shares))} } learnt on ${own.length} forecasts; in use { ${told(USUAL[kind])} }`,
    ];
  });
}

const told = (weights: object): string =>
  Object.entries(weights)
    .map(([name, v]) => `${name}: ${v.toFixed(3)}`)
    .join(', ');
