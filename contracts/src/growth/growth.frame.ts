// The frames of a growth answer: the roles of its series, and what columns cannot hold.
import { type ForecastFrameCustom, frameLabels, ROLE_LABEL } from '../forecast/forecast.frame.ts';
import type { Better } from './growth.query.ts';

export const GROWTH_ROLES = ['best', 'likely', 'worst'] as const;
export type GrowthRole = (typeof GROWTH_ROLES)[number];

/** Label and column that says which goal or milestone a row is about. */
export const GOAL_LABEL = 'goal';

/** `meta.custom` of the frame with role 'likely': that of the forecast behind it, so that its trust is told, and this. */
export interface GrowthFrameCustom extends ForecastFrameCustom {
  readonly better: Better;
  /** Best and worst are the ends of this band: each step is beyond the good end with a chance of (1 − level) ÷ 2. */
  readonly level: number;
}

export const growthLabels = (own: Readonly<Record<string, string>>, role: GrowthRole): Record<string, string> => ({
  ...frameLabels(own, 'forecast'),
  [ROLE_LABEL]: role,
});
