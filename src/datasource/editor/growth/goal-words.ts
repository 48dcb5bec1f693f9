// A goal as texts, and back.
import type { Goal } from '@foresight/contracts';
import { type Read, readNumber, readTime, type Texts, timeText } from '../rows/index.ts';

export type GoalTexts = Texts<'value' | 'name' | 'by'>;

export const goalTexts = (goal: Goal | undefined): GoalTexts => ({
  value: goal === undefined ? '' : String(goal.value),
  name: goal?.name ?? '',
  by: timeText(goal?.by),
});

export function readGoal({ value: number, name, by }: GoalTexts): Read<Goal> {
  const value = readNumber(number, 'a value');
  const time = readTime(by, 'the date');
  if ('wrong' in value) return value;
  if ('wrong' in time) return time;
  const called = name.trim().slice(0, 100);
  return {
    value: {
      value: value.value,
      ...(called === '' ? {} : { name: called }),
      ...(time.value === undefined ? {} : { by: time.value }),
    },
  };
}
