// Who arrives when: people who sign up (after anonymous visits or not), and strangers who only visit.

import { drawSource, drawVisitDays, drawVisitTime, emitVisit, type Visitor, type VisitSource } from './browsing.ts';
import { below, chance, pick, pickCumulative } from './distributions.ts';
import { CHANNELS, drawProfile, type Profile } from './person.ts';
import type { Emit, Platform } from './records.ts';
import { TRUTH } from './truth.ts';
import type { World } from './world.ts';

const { browsing, countries, acquisition, platforms, platformWeights, signUps } = TRUTH.people;

/** A person on the way to sign-up. */
export interface Arrival {
  readonly profile: Profile;
  readonly devices: readonly Visitor[];
  /** Day on which the person signs in on the second device, which links it; -1 when never. */
  readonly linkDay: number;
  /** Ad exposure at the start of the sign-up day. */
  readonly exposure: Float64Array;
}

interface Itinerary {
  readonly signUpDay: number;
  readonly visitDays: readonly number[];
  readonly secondDevice: boolean;
  readonly linkDay: number;
}

/** Day on which a person is first seen: the first visit, at the latest the sign-up; below 0 = before the window. */
export function firstDayOf(world: World, index: number): { firstDay: number; signUpDay: number } {
  const { signUpDay, visitDays } = drawItinerary(world, index);
  return { firstDay: visitDays[0] ?? signUpDay, signUpDay };
}

/** Emits the anonymous visits of a person who will sign up in the window. */
export function arrive(world: World, index: number, emit: Emit): Arrival {
  const { signUpDay, visitDays, secondDevice, linkDay } = drawItinerary(world, index);
  const profile = drawProfile(world, index, signUpDay);
  const devices = makeDevices(profile, secondDevice);
  const exposure = new Float64Array(CHANNELS);
  const rng = world.random.at('browse', index, 0);
  const offset = countries[profile.country]!.utcOffsetMinutes;
  visitDays.forEach((day, visit) => {
    const source = drawSource(pickChannel(profile), rng);
    const start = drawVisitTime(world, day, offset, rng);
    if (source.adChannel >= 0) exposure[source.adChannel]! += TRUTH.ads.decay ** (signUpDay - 1 - day);
    emitVisit(day < 0 ? ignore : emit, devices[visit % devices.length]!, start, source, null, rng);
  });
  return { profile, devices, linkDay, exposure };
}

/** The visit in which a person signs up. @returns its source and end, the instant of the sign-up */
export function signUpVisit(
  arrival: Arrival,
  start: number,
  world: World,
  emit: Emit,
): { source: VisitSource; signUpTs: number } {
  const rng = world.random.at('signup', arrival.profile.index, 1);
  const source = drawSource(pickChannel(arrival.profile), rng);
  return { source, signUpTs: emitVisit(emit, arrival.devices[0]!, start, source, '/sign-up', rng) };
}

/** First day of a stranger's visits. */
export function strangerDay(world: World, index: number): number {
  return Math.max(0, strangerDays(world, index)[0]!);
}

/** Emits all visits of one visitor who never signs up. */
export function visitAsStranger(world: World, index: number, emit: Emit): void {
  const days = strangerDays(world, index);
  const rng = world.random.at('visitor', index, 1);
  const country =
    countries[
      pick(
        rng,
        countries.map(c => c.weight),
      )
    ]!;
  const channel = acquisition.channels[pick(rng, acquisition.weights)]!;
  const platform = platforms[pick(rng, platformWeights)]!;
  const key = index.toString(36);
  const visitor: Visitor = { anonymousId: `a-y${key}`, idPrefix: `y${key}`, count: 0, platform };
  for (const day of days) {
    const source = drawSource(channel, rng);
    emitVisit(
      day < 0 ? ignore : emit,
      visitor,
      drawVisitTime(world, day, country.utcOffsetMinutes, rng),
      source,
      null,
      rng,
    );
  }
}

function drawItinerary(world: World, index: number): Itinerary {
  const rng = world.random.at('arrival', index, 0);
  if (chance(rng, signUps.baseShare)) {
    const signUpDay = -1 - below(rng, Math.round(signUps.baseMonths * 30.4));
    return { signUpDay, visitDays: [], secondDevice: false, linkDay: -1 };
  }
  const signUpDay = pickCumulative(rng, world.signUpCumulative, 0, world.plan.days);
  const secondDevice = chance(rng, browsing.secondDeviceShare);
  const linkDay = chance(rng, browsing.secondDeviceLinked) ? signUpDay + 1 + below(rng, 14) : -1;
  const visitDays = chance(rng, browsing.share) ? drawVisitDays(rng, signUpDay, browsing.extraVisits) : [];
  const used = secondDevice && visitDays.length > 1; // the second visit is the one on the second device
  return { signUpDay, visitDays, secondDevice: used, linkDay: used ? linkDay : -1 };
}

function strangerDays(world: World, index: number): number[] {
  const rng = world.random.at('visitor', index, 0);
  const last = 1 + pickCumulative(rng, world.signUpCumulative, 0, world.plan.days);
  return drawVisitDays(rng, last, browsing.extraVisits / 2);
}

function makeDevices(profile: Profile, second: boolean): Visitor[] {
  const key = profile.index.toString(36);
  const main = platforms[profile.platform]!;
  const other: Platform = main === 'web' ? 'ios' : 'web';
  const device = (letter: string, platform: Platform): Visitor => ({
    anonymousId: `a-${key}${letter}`,
    idPrefix: `x${key}${letter}`,
    count: 0,
    platform,
  });
  // Base-36 keys may hold letters too, so the device letter is a capital.
  return second ? [device('A', main), device('B', other)] : [device('A', main)];
}

function pickChannel(profile: Profile): string {
  return acquisition.channels[profile.channel]!;
}

function ignore(): void {
  // Visits before the window shape the exposure to ads, and are not recorded.
}
