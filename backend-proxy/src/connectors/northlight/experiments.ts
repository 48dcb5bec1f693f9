// Assignment to the two experiments: a fair coin, tossed once a person.

import { chance } from './distributions.ts';
import type { Person } from './person.ts';
import type { RandomSource } from './prng.ts';
import type { Emit } from './records.ts';
import { TRUTH } from './truth.ts';
import { dayStart, type World, within } from './world.ts';

export type ExperimentKey = keyof typeof TRUTH.experiments;
const STREAM_DAY: Readonly<Record<ExperimentKey, number>> = { conversion: 0, retention: 1 };

/** At sign-up: the conversion experiment, when the sign-up day lies in its span. @returns true when assigned */
export function assignAtSignUp(world: World, person: Person, day: number, random: RandomSource): boolean {
  if (!within(world.conversionTest, day) || person.conversionArm >= 0) return false;
  person.conversionArm = toss(person, 'conversion', random);
  return true;
}

/** On the first day of the retention experiment: everyone known. @returns true when assigned */
export function assignOnDay(world: World, person: Person, day: number, random: RandomSource): boolean {
  if (day !== world.retentionTest.from || person.retentionArm >= 0) return false;
  person.retentionArm = toss(person, 'retention', random);
  return true;
}

export function emitAssignment(emit: Emit, person: Person, experiment: ExperimentKey, ts: number): void {
  const { name } = TRUTH.experiments[experiment];
  const arm = experiment === 'conversion' ? person.conversionArm : person.retentionArm;
  emit({
    kind: 'assignment',
    id: `${name}-${person.profile.id}`,
    ts,
    personId: person.profile.id,
    experiment: name,
    variant: arm === 1 ? 'treatment' : 'control',
  });
}

/** The assignment instant of the retention experiment. */
export function retentionStart(world: World): number {
  return dayStart(world, world.retentionTest.from);
}

function toss(person: Person, experiment: ExperimentKey, random: RandomSource): number {
  return chance(random.at('arm', person.profile.index, STREAM_DAY[experiment]), 0.5) ? 1 : 0;
}
