// The truth about use of the product: features, agents, services, errors, tickets and load.

export interface Feature {
  readonly name: string;
  /** Relative popularity, for adoption and for use among the features a person has adopted. */
  readonly weight: number;
  /** The agent that does the work, and so the one that can fail; null when there is none. */
  readonly agent: string | null;
  readonly services: readonly { readonly name: string; readonly share: number }[];
  /** Mean credits of one use. */
  readonly credits: number;
}

const features: readonly Feature[] = [
  { name: 'dashboards', weight: 16, agent: null, services: [{ name: 'api', share: 1 }], credits: 1 },
  { name: 'editor', weight: 18, agent: null, services: [{ name: 'storage', share: 1 }], credits: 1 },
  { name: 'search', weight: 12, agent: null, services: [{ name: 'search', share: 1 }], credits: 2 },
  { name: 'summarize', weight: 11, agent: 'summarizer', services: [{ name: 'inference', share: 1 }], credits: 5 },
  { name: 'translate', weight: 7, agent: 'translator', services: [{ name: 'inference', share: 1 }], credits: 4 },
  {
    name: 'research',
    weight: 9,
    agent: 'researcher',
    services: [
      { name: 'inference', share: 0.6 },
      { name: 'search', share: 0.4 },
    ],
    credits: 12,
  },
  { name: 'planning', weight: 6, agent: 'planner', services: [{ name: 'inference', share: 1 }], credits: 6 },
  {
    name: 'review',
    weight: 6,
    agent: 'reviewer',
    services: [
      { name: 'inference', share: 0.8 },
      { name: 'storage', share: 0.2 },
    ],
    credits: 7,
  },
  {
    name: 'extract',
    weight: 5,
    agent: 'extractor',
    services: [
      { name: 'inference', share: 0.5 },
      { name: 'storage', share: 0.5 },
    ],
    credits: 6,
  },
  { name: 'share', weight: 5, agent: null, services: [{ name: 'api', share: 1 }], credits: 1 },
  { name: 'export', weight: 4, agent: null, services: [{ name: 'storage', share: 1 }], credits: 2 },
  {
    name: 'automation',
    weight: 4,
    agent: 'orchestrator',
    services: [
      { name: 'api', share: 0.3 },
      { name: 'inference', share: 0.7 },
    ],
    credits: 9,
  },
];

/** Chance that one run of the agent fails, outside a regression. */
const agents: readonly { readonly name: string; readonly errorRate: number }[] = [
  { name: 'summarizer', errorRate: 0.02 },
  { name: 'translator', errorRate: 0.015 },
  { name: 'researcher', errorRate: 0.03 },
  { name: 'planner', errorRate: 0.025 },
  { name: 'reviewer', errorRate: 0.02 },
  { name: 'extractor', errorRate: 0.035 },
  { name: 'orchestrator', errorRate: 0.04 },
];

/** A span of the window, as shares of its length: the span keeps its place when the window changes. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const USAGE = {
  services: ['api', 'inference', 'search', 'storage'],
  features,
  agents,
  /** The agent's error rate is multiplied by `factor` on the days of the span. */
  regression: { agent: 'researcher', factor: 9, span: { from: 0.6, to: 0.64 } as Span },
  /** Feature runs per session are Poisson with mean perPerson * (breadthBase + breadthSlope * features adopted). */
  runs: { medianPerPerson: 5.5, logSd: 0.25, breadthBase: 0.6, breadthSlope: 0.07 },
  /** Credits of a run = max(1, round(feature mean * e^(N(0, sd) - sd^2/2))). */
  creditsLogSd: 0.4,
  /** Chance that a run repeats the feature before it; else one is drawn by weight, so shares stay as the weights. */
  repeatChance: 0.35,
  /** Each session adopts one more feature with chance max * (1 - adopted / limit of the plan); the first session adopts 1 to 3. */
  adoption: { max: 0.3 },
  /** Gap between actions of a session: median seconds, sd of the logarithm. */
  gap: { medianSeconds: 50, logSd: 0.9 },
  tickets: {
    /** Daily log-odds of opening a ticket, when none is open and the person was active today. */
    intercept: -5,
    perErrorToday: 0.9,
    cardOverdue: 0.8,
    /** Days until it is solved: 1 + Poisson. */
    meanExtraDays: 2,
    topics: ['billing', 'bug', 'how_to', 'integration'],
    topicWeights: [2, 4, 3, 1],
  },
  load: {
    formula:
      'requests = round(expected * e^(noise)), expected = base * people/400 * growth^(days/30) * weekday * hour * incident, noise = 0.6 noise_before + N(0, sd)',
    growthPer30Days: 1.03,
    /** Monday to Sunday. */
    weekday: [1.08, 1.12, 1.12, 1.1, 1.02, 0.8, 0.76],
    /** hour factor = 1 + amplitude * cos(2 pi (hour - peak) / 24) + second * cos(4 pi (hour - peak) / 24) */
    services: [
      { name: 'api', base: 5200, amplitude: 0.55, second: 0.1, peakHourUtc: 15 },
      { name: 'inference', base: 1450, amplitude: 0.6, second: 0.12, peakHourUtc: 16 },
      { name: 'search', base: 2100, amplitude: 0.5, second: 0.08, peakHourUtc: 14 },
      { name: 'storage', base: 3100, amplitude: 0.3, second: 0.05, peakHourUtc: 13 },
    ],
    noisePhi: 0.6,
    noiseSd: 0.035,
    /** Starts at the given share of the window's hours, rounded down to a whole hour. */
    incidents: [
      { name: 'gateway outage', service: 'api', at: 0.43, hours: 4, factor: 0.2 },
      { name: 'retry storm', service: 'inference', at: 0.86, hours: 9, factor: 2.4 },
    ],
  },
} as const;
