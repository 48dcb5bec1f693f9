// The breach query: chances of getting beyond limits, made for alert rules.
export { breachQuery } from './breach.query.ts';
