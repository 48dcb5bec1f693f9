import { describe, expect, it } from 'vitest';
import { expectedRequests, LoadMeter } from './load.ts';
import { HOUR } from './options.ts';
import { planOf } from './simulate.ts';
import { TRUTH } from './truth.ts';
import { createWorld } from './world.ts';

const world = createWorld(planOf({ end: '2026-07-01', months: 6 }));
const meter = new LoadMeter(world);
const points = Array.from({ length: world.plan.days }, (_, day) => meter.day(day)).flat();
const { services, noisePhi, noiseSd } = TRUTH.usage.load;

describe('the hourly load', () => {
  it('has one point per service and hour', () => {
    expect(points.length).toBe(world.plan.days * 24 * services.length);
    expect(new Set(points.map(point => `${point.labels.service} ${point.ts}`)).size).toBe(points.length);
  });

  it.each(services.map((service, s) => [service.name, s] as const))(
    'of %s follows the stated formula, incidents included',
    (name, s) => {
      const own = points.filter(point => point.labels.service === name);
      const noise = own.map(point => Math.log(point.value / expectedRequests(world, s, point.ts)));
      const mean = noise.reduce((sum, e) => sum + e, 0) / noise.length;
      const sd = Math.sqrt(noise.reduce((sum, e) => sum + e * e, 0) / noise.length);
      const steady = noiseSd / Math.sqrt(1 - noisePhi ** 2);
      // An AR(1) of n points carries as much about its mean as n (1 - phi) / (1 + phi) independent ones.
      const effective = (noise.length * (1 - noisePhi)) / (1 + noisePhi);
      expect(Math.abs(mean)).toBeLessThan((3 * steady) / Math.sqrt(effective));
      expect(Math.abs(sd / steady - 1)).toBeLessThan(3 / Math.sqrt(2 * effective));
    },
  );

  it('peaks at the stated hour and rests at weekends', () => {
    const monday = world.plan.start + 4 * 24 * HOUR; // 1 January 2026 is a Thursday
    const hours = Array.from({ length: 24 }, (_, hour) => expectedRequests(world, 0, monday + hour * HOUR));
    expect(hours.indexOf(Math.max(...hours))).toBe(services[0].peakHourUtc);
    expect(expectedRequests(world, 0, monday - 24 * HOUR)).toBeLessThan(0.8 * hours[0]!);
  });

  it('shows each incident by its stated factor, for its stated hours and service only', () => {
    for (const { service, from, to, factor } of world.incidents) {
      const s = services.findIndex(one => one.name === service);
      const other = (s + 1) % services.length;
      const week = 7 * 24 * HOUR;
      const growth = TRUTH.usage.load.growthPer30Days ** (7 / 30);
      expect(expectedRequests(world, s, from) / expectedRequests(world, s, from - week) / growth).toBeCloseTo(
        factor,
        10,
      );
      expect(expectedRequests(world, s, to) / expectedRequests(world, s, to - week) / growth).toBeCloseTo(1, 10);
      expect(expectedRequests(world, other, from) / expectedRequests(world, other, from - week) / growth).toBeCloseTo(
        1,
        10,
      );
    }
  });
});
