// Where no history is asked for, a series without a forecast has no frame that could say so: the first frame says it.
import type { FrameSpec } from '../../frames/index.ts';
import type { Answer, Refused } from './answer.ts';

/** Why some have no forecast, in the order of the series. */
export const refusalsOf = (answers: readonly (Answer | Refused)[]): string[] =>
  answers.flatMap(answer => (answer.ok ? [] : [answer.refusal.reason]));

/** @param total how many series were asked */
export function withRefusals(frames: readonly FrameSpec[], refusals: readonly string[], total: number): FrameSpec[] {
  const [first, ...rest] = frames;
  const [reason] = refusals;
  if (!first || reason === undefined) return [...frames];
  const text = `${refusals.length} of ${total} series have no forecast: ${reason}`;
  const notices = [...(first.meta.notices ?? []), { severity: 'warning' as const, text }];
  return [{ ...first, meta: { ...first.meta, notices }, key: `${first.key} ${text}` }, ...rest];
}
