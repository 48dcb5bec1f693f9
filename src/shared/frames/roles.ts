// What the numbers of a frame are, by its label. A role that is none of ours is a label like any other: history.
import { FORECAST_ROLES, ROLE_LABEL, SCENARIO_ROLES } from '@foresight/contracts';
import type { Field } from '@grafana/data';

/** Of a growth query: the ends of what may come, and the line between them. */
const OUTCOME_ROLES = ['best', 'likely', 'worst'] as const;

const ROLES = [...FORECAST_ROLES, ...SCENARIO_ROLES, ...OUTCOME_ROLES] as const;
export type FrameRole = (typeof ROLES)[number];

export function roleOf({ labels }: Pick<Field, 'labels'>): FrameRole {
  const role = labels?.[ROLE_LABEL];
  return ROLES.find(known => known === role) ?? 'actual';
}
