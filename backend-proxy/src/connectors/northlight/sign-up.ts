// How people become known: the day of sign-up, or the state of those who signed up before the window.

import { type Arrival, signUpVisit } from './arrivals.ts';
import { below, normal, pick, poisson } from './distributions.ts';
import { assignAtSignUp, emitAssignment } from './experiments.ts';
import { DAY, HOUR } from './options.ts';
import { adopt, createPerson, type Person, type Profile, setDay, swingSd } from './person.ts';
import { settleActivity } from './person-day.ts';
import { emitEvent } from './person-events.ts';
import type { Emit } from './records.ts';
import { drawStart, emitSessions } from './session-events.ts';
import { settleExposure } from './touches.ts';
import { TRUTH } from './truth.ts';
import { drawNewFeature, sessionRate, usageDay } from './usage.ts';
import { dayStart, type World } from './world.ts';

const LATEST_START = 22.5 * HOUR;

/** Lives the day of sign-up: the visit, the sign-up, the assignment, the first session. @returns the person, known from now on */
export function signUp(world: World, arrival: Arrival, emit: Emit): Person {
  const { profile } = arrival;
  const { index, signUpDay: day } = profile;
  const rng = world.random.at('signup', index, 0);
  const person = createPerson(profile, swingSd() * normal(rng));
  person.exposure.set(arrival.exposure);
  const start = Math.min(drawStart(world, person, day, rng), dayStart(world, day) + LATEST_START);
  const { source, signUpTs } = signUpVisit(arrival, start, world, emit);
  emitPerson(emit, person, signUpTs, signUpTs);
  const referral = source.campaign === null ? null : { ts: start, channel: source.channel, campaign: source.campaign };
  const { anonymousId, platform } = arrival.devices[0]!;
  emitEvent(emit, person, 'signed_up', signUpTs, {
    anonymousId,
    platform,
    channel: source.channel,
    campaign: source.campaign,
  });
  if (assignAtSignUp(world, person, day, world.random)) emitAssignment(emit, person, 'conversion', signUpTs);
  const usage = usageDay(world, person, day, world.random.at('usage', index, day), 1);
  const today = { usage, purchase: null, referral, firstStart: signUpTs + 1000 };
  emitSessions(world, person, day, today, world.random.at('session', index, day), emit);
  const touches = new Uint8Array(person.exposure.length);
  if (source.adChannel >= 0) touches[source.adChannel] = 1;
  settleExposure(person, touches);
  settleActivity(person, world.random.at('latent', index, day));
  return person;
}

/** A person who signed up before the window: state drawn from tenure, activity of the last 28 days from the usual rate. */
export function createBasePerson(world: World, profile: Profile, emit: Emit): Person {
  const rng = world.random.at('base', profile.index, 0);
  const person = createPerson(profile, swingSd() * normal(rng));
  const { plans } = TRUTH.people;
  person.plan = pick(
    rng,
    plans.map(plan => plan.baseShare),
  );
  person.billingDayOfMonth = 1 + below(rng, 28);
  const limit = plans[person.plan]!.featureLimit;
  const months = -profile.signUpDay / 30;
  const breadth = Math.min(limit - 1, 2 + Math.floor((limit - 2) * (1 - Math.exp(-months / 4)) * rng.next()));
  for (let n = 0; n < breadth; n++) adopt(person, drawNewFeature(person, rng));
  for (let day = Math.max(-28, profile.signUpDay); day < 0; day++) {
    const sessions = poisson(rng, sessionRate(world, person, day));
    setDay(person.sessions, day, sessions);
    if (sessions > 0) person.lastSessionDay = day;
  }
  person.lastSessionDay = Math.max(person.lastSessionDay, -28);
  const signedUpAt = dayStart(world, profile.signUpDay) + Math.floor(rng.next() * DAY);
  emitPerson(emit, person, world.plan.start, signedUpAt);
  return person;
}

function emitPerson(emit: Emit, person: Person, ts: number, signedUpAt: number): void {
  const { profile } = person;
  const { countries, acquisition, companySizes, platforms, plans } = TRUTH.people;
  const country = countries[profile.country]!;
  const platform = platforms[profile.platform]!;
  emit({
    kind: 'person',
    id: profile.id,
    ts,
    signedUpAt,
    country: country.code,
    utcOffsetMinutes: country.utcOffsetMinutes,
    channel: acquisition.channels[profile.channel]!,
    companySize: companySizes.names[profile.companySize]!,
    device: platform === 'web' ? 'desktop' : 'mobile',
    platform,
    plan: plans[person.plan]!.name,
  });
}
