// The frames that a scenario adds to those of a forecast: same labels, other roles, on the same steps.
import { frameLabels, ROLE_LABEL } from '../forecast/forecast.frame.ts';

export const SCENARIO_ROLES = ['scenario', 'scenario_lower', 'scenario_upper'] as const;
export type ScenarioRole = (typeof SCENARIO_ROLES)[number];

/** How the scenario reaches a series: its own forecast is adjusted, a regressor of it is, both, or it stays the base. */
export const SCENARIO_WAYS = ['own', 'driver', 'both', 'none'] as const;
export type ScenarioWay = (typeof SCENARIO_WAYS)[number];

/** Scenario minus base, summed over the steps of the forecast. */
export interface ScenarioDifference {
  readonly total: number;
  /** Band of the total at `level`, from sample paths that base and scenario share. */
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Of the base's total; null where that is 0. */
  readonly percent: number | null;
  /** First and last step, ISO. */
  readonly from: string;
  readonly to: string;
}

/** `meta.custom` of the frame with role 'scenario'. */
export interface WhatIfFrameCustom {
  /** Version of this object. */
  readonly foresight: 1;
  readonly metric: string;
  /** null: adjustments written into the query. */
  readonly scenario: { readonly slug: string; readonly name: string; readonly version: number } | null;
  readonly way: ScenarioWay;
  /** What the numbers take for granted, in words. */
  readonly assumption: string;
  /** Absent where the fitted model is not kept; the assumption then says so. */
  readonly difference?: ScenarioDifference;
}

/** The labels of a scenario's frame, beside those of the base. */
export const scenarioLabels = (
  own: Readonly<Record<string, string>>,
  role: ScenarioRole,
  level?: number,
): Record<string, string> => ({ ...frameLabels(own, 'forecast', level), [ROLE_LABEL]: role });
