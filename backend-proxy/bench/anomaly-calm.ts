// Alerts a month where nothing happens: series that wander, or that now and then are large by nature.

import { detectAnomalies } from '../../models/src/anomaly/index.ts';
import { MINUTE } from '../../models/src/index.ts';
import { noise, randomWalk, uniform } from '../../models/test/sample-series.ts';

export interface Calm {
  readonly what: string;
  readonly alertsPerMonth: number;
}

const MONTH = 8_640;
const SEEDS = 10;
const STEP = { unit: 'ms', count: 5 * MINUTE } as const;

export function measureCalm(): Calm[] {
  const filled = (next: () => number) => Float64Array.from({ length: MONTH }, next);
  return [
    { what: 'white noise', alertsPerMonth: alerts(seed => filled(noise(seed))) },
    { what: 'exponential noise', alertsPerMonth: alerts(seed => filled(exponential(seed))) },
    { what: 'random walk', alertsPerMonth: alerts(seed => randomWalk(seed, MONTH)) },
  ];
}

function alerts(make: (seed: number) => Float64Array): number {
  let total = 0;
  for (let seed = 1; seed <= SEEDS; seed++)
    total += detectAnomalies({ values: make(seed), start: 0, step: STEP }).findings.length;
  return total / SEEDS;
}

function exponential(seed: number): () => number {
  const next = uniform(seed);
  return () => -Math.log(1 - next());
}
