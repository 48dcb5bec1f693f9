// One day in the life of a known person. The same code runs the simulation (with `emit`) and the roll-outs (without).

import { applyPurchase, billDay } from './billing.ts';
import { chance, normal } from './distributions.ts';
import { mailDay } from './mail.ts';
import { CHANNELS, type Person } from './person.ts';
import type { RandomSource, Rng } from './prng.ts';
import { drawPurchase, type Purchase, purchaseProbability } from './purchases.ts';
import type { Emit } from './records.ts';
import { emitSessions } from './session-events.ts';
import { ticketDay } from './tickets.ts';
import { settleExposure, touchDay } from './touches.ts';
import { TRUTH } from './truth.ts';
import { usageDay } from './usage.ts';
import type { World } from './world.ts';

const touchCounts = new Uint8Array(CHANNELS);

/**
 * Lives one day on which the person does not churn: buys, pays, is reached by mail and ads, works, writes to support.
 * Both hazards are to be read before the call, from the state at the day's start.
 * @param emit null in roll-outs, which need counts and no records
 * @returns the purchase of the day, if any
 */
export function liveDay(
  world: World,
  person: Person,
  day: number,
  random: RandomSource,
  emit: Emit | null,
): Purchase | null {
  const index = person.profile.index;
  const buys = purchaseProbability(person, day); // before billing: the hazard sees the state at the day's start
  billDay(world, person, day, random.at('billing', index, day), emit);
  const purchase = drawPurchase(person, buys, random.at('convert', index, day));
  if (purchase) applyPurchase(world, person, day, purchase);
  mailDay(world, person, day, random.at('mail', index, day), emit);
  const referral = touchDay(world, person, day, random.at('touch', index, day), emit, touchCounts);
  const usage = usageDay(world, person, day, random.at('usage', index, day), purchase ? 1 : 0);
  if (emit && usage.sessions > 0) {
    emitSessions(
      world,
      person,
      day,
      { usage, purchase, referral, firstStart: null },
      random.at('session', index, day),
      emit,
    );
  }
  ticketDay(world, person, day, usage, random.at('ticket', index, day), emit);
  settleExposure(person, touchCounts);
  settleActivity(person, random.at('latent', index, day));
  return purchase;
}

/** Moves the hidden activity of a person to the next day: the slow swing, and the fade that often comes before churn. */
export function settleActivity(person: Person, rng: Rng): void {
  const truth = TRUTH.people.sessions;
  person.swing = truth.swingPhi * person.swing + truth.swingSd * normal(rng);
  if (person.fade === 1) {
    if (chance(rng, truth.fadeStart)) person.fade = truth.fadeDaily;
  } else if (chance(rng, truth.fadeRecover)) person.fade = 1;
  else person.fade = Math.max(truth.fadeFloor, person.fade * truth.fadeDaily);
}
