// Best, likely and worst case: the point forecast and the ends of a band, named by which end is good.
import type { Better, GrowthRole } from '@foresight/contracts';
import type { Answer } from '../answers/index.ts';
import type { Chosen } from '../series/index.ts';

export interface Cases {
  readonly series: Chosen;
  readonly title: string;
  readonly answer: Answer;
  readonly better: Better;
  readonly level: number;
  readonly values: Readonly<Record<GrowthRole, Float64Array>>;
}

/** @param level of the band; another where the answer does not have it */
export function casesOf(series: Chosen, title: string, answer: Answer, better: Better, level: number): Cases {
  const band = answer.intervals.find(one => one.level === level) ?? answer.intervals[0]!;
  const { lower, upper } = band;
  const [best, worst] = better === 'higher' ? [upper, lower] : [lower, upper];
  return { series, title, answer, better, level: band.level, values: { best, likely: answer.point, worst } };
}
