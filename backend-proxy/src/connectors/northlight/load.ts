// Hourly requests per service: a stated formula with season, trend, incidents and noise that remembers. Not made of events.

import { normal } from './distributions.ts';
import { DAY, HOUR } from './options.ts';
import type { MetricRecord } from './records.ts';
import { TRUTH } from './truth.ts';
import { dayStart, type World, weekdayOf } from './world.ts';

const { load } = TRUTH.usage;

/**
 * Expected requests of a service in the hour that starts at `ts`, as `TRUTH.usage.load.formula` states.
 * @param service index into `TRUTH.usage.load.services`
 */
export function expectedRequests(world: World, service: number, ts: number): number {
  const { name, base, amplitude, second, peakHourUtc } = load.services[service]!;
  const days = (ts - world.plan.start) / DAY;
  const angle = (2 * Math.PI * ((ts % DAY) / HOUR - peakHourUtc)) / 24;
  const hourFactor = 1 + amplitude * Math.cos(angle) + second * Math.cos(2 * angle);
  const weekday = load.weekday[weekdayOf(world.plan, Math.floor(days))]!;
  const incident = world.incidents.find(i => i.service === name && ts >= i.from && ts < i.to)?.factor ?? 1;
  return ((base * world.plan.people) / 400) * load.growthPer30Days ** (days / 30) * weekday * hourFactor * incident;
}

/** The hourly load, day after day; keeps the noise of the hour before. */
export class LoadMeter {
  private readonly noise = new Float64Array(load.services.length);
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** The 24 hours of every service on a day; call once a day, in order. */
  day(day: number): MetricRecord[] {
    return load.services.flatMap((service, s) => {
      const rng = this.world.random.at('load', s, day);
      return Array.from({ length: 24 }, (_, hour) => {
        const ts = dayStart(this.world, day) + hour * HOUR;
        this.noise[s] = load.noisePhi * this.noise[s]! + load.noiseSd * normal(rng);
        const value = Math.round(expectedRequests(this.world, s, ts) * Math.exp(this.noise[s]!));
        return {
          kind: 'metric' as const,
          id: `requests-${service.name}-${ts}`,
          metric: 'requests',
          labels: { service: service.name },
          ts,
          value,
          unit: 'requests',
        };
      });
    });
  }
}
