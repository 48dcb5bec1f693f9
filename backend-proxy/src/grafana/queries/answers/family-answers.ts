// Forecasts of a family of sums that agree: every part and total is computed, then they give way to one another.
import type { Reconciliation } from '@foresight/models/hierarchy';
import { sha256 } from '../../../platform/crypto.ts';
import { agree } from '../../../predictions/forecast/index.ts';
import type { Answer, Refused } from './answer.ts';
import type { Family } from './family.ts';

/** @param base of each node @returns of the nodes shown; as they were, and saying so, where they cannot agree */
export function familyAnswers(
  family: Family,
  base: readonly (Answer | Refused)[],
  method: Reconciliation,
): (Answer | Refused)[] {
  const made = base.filter(answer => answer.ok);
  const missing = base.length - made.length;
  if (missing > 0) return apart(family, base, `${missing} of ${base.length} parts and totals cannot be forecast`);
  const agreed = agree(family.totals, made.map(agreeable), method, neverBelowZero(made));
  if (agreed[0]!.time.length === 0) return apart(family, base, 'no step is forecast for all of them');
  const key = sha256(made.map(answer => answer.key).join('\n')).toString('base64url');
  return family.shown.map(i => {
    const { custom } = made[i]!;
    const { leftOut, ...numbers } = agreed[i]!;
    const text = [agreedText(base.length, method), ...leftOutText(leftOut)];
    return {
      ...made[i]!,
      ...numbers,
      key: `${i} of ${method} ${key}`,
      custom: { ...custom, adjustments: [...custom.adjustments, ...text] },
    };
  });
}

const agreeable = (answer: Answer) => ({ ...answer, pastErrors: answer.pastErrors ?? [] });

/** The engine keeps bands at 0 or above where no value was below. */
const neverBelowZero = (answers: readonly Answer[]) =>
  answers.every(({ point, intervals }) =>
    [point, ...intervals.map(band => band.lower)].every(v => v.every(x => x >= 0)),
  );

const agreedText = (nodes: number, method: Reconciliation) =>
  method === 'bottom-up'
    ? `the sum of the forecasts of its parts, one of ${nodes} parts and totals`
    : `made to agree with the other ${nodes - 1} parts and totals, each giving way by how uncertain it is`;

const leftOutText = (steps: number) =>
  steps === 0 ? [] : [`${steps} steps are left out: not every part and total is forecast there`];

function apart({ shown }: Family, base: readonly (Answer | Refused)[], why: string): (Answer | Refused)[] {
  const text = `parts and totals are forecast apart and may not add up: ${why}`;
  return shown.map(i => {
    const answer = base[i]!;
    if (!answer.ok) return answer;
    const custom = { ...answer.custom, adjustments: [...answer.custom.adjustments, text] };
    return { ...answer, key: `${answer.key} apart`, custom };
  });
}
