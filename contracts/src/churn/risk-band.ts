// Probabilities in four words, for lists, colours and alerts.

export const RISK_BANDS = [
  { name: 'low', from: 0 },
  { name: 'medium', from: 0.2 },
  { name: 'high', from: 0.5 },
  { name: 'critical', from: 0.8 },
] as const;
export type RiskBand = (typeof RISK_BANDS)[number]['name'];

/** @param probability from 0 to 1 */
export const riskBand = (probability: number): RiskBand =>
  RISK_BANDS.findLast(({ from }) => probability >= from)?.name ?? 'low';
