// Northlight: a seeded simulator of a SaaS company whose truth is known. It is the sample workspace of the product,
// and the yardstick for estimates of churn, journeys, attribution and experiments. The README tells what is true and how.

export { northlightMetrics } from './metrics.ts';
export type { NorthlightOptions } from './options.ts';
export type {
  AssignmentRecord,
  CampaignRecord,
  EventRecord,
  MessageRecord,
  MetricPoint,
  MetricRecord,
  NorthlightRecord,
  OrderRecord,
  PersonRecord,
  TouchRecord,
} from './records.ts';
export { simulate } from './simulate.ts';
export { type NorthlightConstants, TRUTH } from './truth.ts';
export { type NorthlightCounts, type NorthlightProgress, writeNorthlight } from './write.ts';
