// A forecasting method in words, from what it says of itself.
import type { MethodAnswer } from '@foresight/contracts';

const SEASONS = { none: 'no season', one: 'one season', many: 'seasons' } as const;

/** "trend and seasons · from 3 values · default"; a method that is slow says so. */
export function methodText({ seasons, trend, min_points, cost, default: isDefault }: MethodAnswer): string {
  const models = [...(trend ? ['trend'] : []), SEASONS[seasons]].join(seasons === 'none' ? ', ' : ' and ');
  const slow = cost === 'seconds' ? ['takes seconds a series'] : [];
  return [models, `from ${min_points} values`, ...slow, ...(isDefault ? ['default'] : [])].join(' · ');
}

/** Why the model will be refused; undefined while the methods are not known. */
export function unknownMethod(model: string | undefined, methods: readonly MethodAnswer[]): string | undefined {
  if (model === undefined || methods.length === 0 || methods.some(({ name }) => name === model)) return undefined;
  return `The service has no model '${model}'; it has ${methods.map(({ name }) => name).join(', ')}`;
}
