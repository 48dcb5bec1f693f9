// All constants of the simulated company in one object. The simulation reads nothing else, and truth.json holds a copy.

import { ADS, CARDS, CHURN, CONVERSION, EXPERIMENTS, MAIL } from './truth-hazards.ts';
import { PEOPLE } from './truth-people.ts';
import { USAGE } from './truth-usage.ts';

export const TRUTH = {
  people: PEOPLE,
  usage: USAGE,
  churn: CHURN,
  conversion: CONVERSION,
  cards: CARDS,
  ads: ADS,
  mail: MAIL,
  experiments: EXPERIMENTS,
} as const;

export type NorthlightConstants = typeof TRUTH;
