// The day loop: lets every person live every day and hands the records out in time order.

import { Agenda } from './agenda.ts';
import { type Arrival, arrive, firstDayOf, strangerDay, visitAsStranger } from './arrivals.ts';
import { churnHazard } from './churn-hazard.ts';
import { chance } from './distributions.ts';
import { assignOnDay, type ExperimentKey, emitAssignment, retentionStart } from './experiments.ts';
import { LoadMeter } from './load.ts';
import { checkOptions, checkPeople, DAY, type NorthlightOptions, type NorthlightPlan } from './options.ts';
import { drawProfile, isKnown, type Person } from './person.ts';
import { liveDay } from './person-day.ts';
import { emitEvent } from './person-events.ts';
import type { NorthlightRecord } from './records.ts';
import { createBasePerson, signUp } from './sign-up.ts';
import { adCampaigns } from './touches.ts';
import { TRUTH } from './truth.ts';
import { createWorld, dayStart, type World } from './world.ts';

const PILOT_PEOPLE = 300;

/** Sees the state behind the records; every method may be absent. */
export interface Observer {
  /** Before a day: `people` are known and not churned; their state is as of midnight UTC. */
  dayStart?(world: World, day: number, people: readonly Person[]): void;
  /** A daily churn draw: the probability it was made with, and its outcome. */
  churnDraw?(world: World, person: Person, day: number, hazard: number, churned: boolean): void;
  /** Before the purchase draw of a person on the free plan. */
  conversionDraw?(person: Person, day: number): void;
  /** After `conversionDraw`, on the days on which the person bought. */
  converted?(person: Person, day: number): void;
  assigned?(world: World, person: Person, day: number, experiment: ExperimentKey): void;
  signedUp?(person: Person, arrival: Arrival): void;
  churned?(person: Person, day: number): void;
}

/**
 * Simulates the company Northlight.
 * Same options, same records: draws are keyed by seed, purpose, person and day, and the clock is never read.
 * Memory holds one state a person who is active, and the records of a few days.
 * @returns records in time order
 * @throws RangeError when an option is out of range, with the number given
 */
export function* simulate(options: NorthlightOptions): Generator<NorthlightRecord, void, undefined> {
  const world = createWorld(planOf(options));
  for (const day of simulateDays(world, {})) yield* day;
}

/** Resolves options to a plan; a target of events is turned into people by a pilot run of 300 people. */
export function planOf(options: NorthlightOptions): NorthlightPlan {
  const { people, events, ...window } = checkOptions(options);
  if (people !== null) return { ...window, people };
  let pilot = 0;
  for (const day of simulateDays(createWorld({ ...window, people: PILOT_PEOPLE }), {})) {
    for (const record of day) if (record.kind === 'event') pilot += 1;
  }
  const wanted = Math.max(1, Math.round((events! * PILOT_PEOPLE) / Math.max(1, pilot)));
  return { ...window, people: checkPeople(wanted, events!) };
}

/** The simulation day by day, with an observer of the state behind it. @returns the sorted records of each day, none left out */
export function* simulateDays(world: World, observer: Observer): Generator<NorthlightRecord[], void, undefined> {
  const { plan } = world;
  const agenda = new Agenda(plan.start, plan.end);
  const load = new LoadMeter(world);
  const crowd = new Crowd(world, agenda, observer);
  for (const campaign of adCampaigns(plan.start)) agenda.add(campaign);
  for (let day = 0; day < plan.days; day++) {
    for (const point of load.day(day)) agenda.add(point);
    for (const { id, ts, subject, sendHourUtc, traits } of world.mails(day)) {
      agenda.add({ kind: 'campaign', id, ts, channel: 'email', name: subject, sendHourUtc, traits });
    }
    crowd.day(day);
    yield agenda.take(day);
  }
}

/** Everybody: who is still to come, who is on the way, who is here. */
class Crowd {
  private readonly toCome: number[][];
  private readonly strangers: number[][];
  private readonly onTheWay = new Map<number, Arrival[]>();
  private readonly links = new Map<number, { person: Person; arrival: Arrival }[]>();
  private here: Person[] = [];
  private readonly world: World;
  private readonly agenda: Agenda;
  private readonly observer: Observer;

  constructor(world: World, agenda: Agenda, observer: Observer) {
    this.world = world;
    this.agenda = agenda;
    this.observer = observer;
    const { people, days } = world.plan;
    this.toCome = Array.from({ length: days }, () => []);
    this.strangers = Array.from({ length: days }, () => []);
    for (let i = 0; i < people; i++) this.schedule(i);
    const strangers = Math.round(people * TRUTH.people.browsing.strangersPerPerson);
    for (let i = 0; i < strangers; i++) this.strangers[strangerDay(world, i)]!.push(i);
  }

  day(day: number): void {
    const { world, agenda, observer } = this;
    observer.dayStart?.(world, day, this.here);
    for (const person of this.here) this.live(person, day);
    this.here = this.here.filter(person => person.churnDay < 0);
    for (const index of this.strangers[day]!) visitAsStranger(world, index, agenda.add);
    for (const index of this.toCome[day]!) {
      const arrival = arrive(world, index, agenda.add);
      append(this.onTheWay, arrival.profile.signUpDay, arrival);
    }
    for (const arrival of this.onTheWay.get(day) ?? []) this.welcome(arrival);
    this.onTheWay.delete(day);
    for (const { person, arrival } of this.links.get(day) ?? []) this.link(person, arrival, day);
    this.links.delete(day);
  }

  private schedule(index: number): void {
    const { firstDay, signUpDay } = firstDayOf(this.world, index);
    if (signUpDay >= 0) this.toCome[Math.max(0, firstDay)]!.push(index);
    else this.here.push(createBasePerson(this.world, drawProfile(this.world, index, signUpDay), this.agenda.add));
  }

  private welcome(arrival: Arrival): void {
    const person = signUp(this.world, arrival, this.agenda.add);
    this.here.push(person);
    this.observer.signedUp?.(person, arrival);
    if (person.conversionArm >= 0)
      this.observer.assigned?.(this.world, person, arrival.profile.signUpDay, 'conversion');
    if (arrival.linkDay >= 0) append(this.links, arrival.linkDay, { person, arrival });
  }

  private live(person: Person, day: number): void {
    const { world, agenda, observer } = this;
    if (assignOnDay(world, person, day, world.random)) {
      emitAssignment(agenda.add, person, 'retention', retentionStart(world));
      observer.assigned?.(world, person, day, 'retention');
    }
    const hazard = churnHazard(world, person, day);
    const rng = world.random.at('churn', person.profile.index, day);
    const churned = chance(rng, hazard);
    observer.churnDraw?.(world, person, day, hazard, churned);
    if (churned) {
      this.leave(person, day, dayStart(world, day) + rng.next() * DAY);
      return;
    }
    const free = person.plan === 0;
    if (free) observer.conversionDraw?.(person, day);
    const purchase = liveDay(world, person, day, world.random, agenda.add);
    if (free && purchase) observer.converted?.(person, day);
  }

  /** Paying people cancel; people on the free plan just never come back. */
  private leave(person: Person, day: number, ts: number): void {
    person.churnDay = day;
    this.observer.churned?.(person, day);
    if (person.plan === 0) return;
    emitEvent(this.agenda.add, person, 'subscription_cancelled', ts, {
      props: { plan: TRUTH.people.plans[person.plan]!.name },
    });
  }

  private link(person: Person, arrival: Arrival, day: number): void {
    if (!isKnown(person, day)) return;
    const { anonymousId, platform } = arrival.devices[1]!;
    const ts = dayStart(this.world, day) + 0.5 * DAY;
    emitEvent(this.agenda.add, person, 'signed_in', ts, { anonymousId, platform, channel: 'direct' });
  }
}

function append<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
