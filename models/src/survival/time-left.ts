// How long someone who is still there will stay: the middle, an interval, and what is beyond sight.
import { areaBetween, type Curves, chanceBeyond, momentOf } from './curves.ts';

/** In the unit of the durations, from the age asked about. */
export interface TimeLeft {
  /** As many stay longer as leave sooner; null: later than `sight`. */
  readonly median: number | null;
  readonly level: number;
  /** The interval holds a share `level` of such people, as much beyond either end; null: later than `sight`. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** From the age to the end of the last period: further on, nothing was learned. */
  readonly sight: number;
  /** Mean of the time they stay within `sight`: not the mean of all time, which no one has seen. */
  readonly meanInSight: number;
}

export interface TimeLeftOptions {
  /** Time since the start at which the person is known to be there. Default: 0. */
  readonly age?: number;
  /** 0.5 to 0.99. Default: 0.8. */
  readonly level?: number;
}

/** Of S(age + t) ÷ S(age). @throws {RangeError} for a person, an age or a level that is none */
export function timeLeft(curves: Curves, person: number, options: TimeLeftOptions = {}): TimeLeft {
  const { age = 0, level = 0.8 } = options;
  refuse(curves, person, age, level);
  const last = curves.edges.at(-1)!;
  const there = chanceBeyond(curves, person, age);
  const sight = Math.max(0, last - age);
  if (sight === 0 || there <= 0) return { median: null, level, lower: null, upper: null, sight: 0, meanInSight: 0 };
  const until = (share: number) => {
    const moment = momentOf(curves, person, share * there);
    return moment === null ? null : Math.max(0, moment - age);
  };
  return {
    median: until(0.5),
    level,
    lower: until((1 + level) / 2),
    upper: until((1 - level) / 2),
    sight,
    meanInSight: areaBetween(curves, person, age, last) / there,
  };
}

/** P(it ends within `time` from the age), for one who is there at the age; null when that is beyond sight. */
export function chanceWithin(curves: Curves, person: number, time: number, age = 0): number | null {
  refuse(curves, person, age, 0.8);
  if (!(time >= 0)) throw new RangeError(`a time of ${time} ahead: it must be 0 or more`);
  const there = chanceBeyond(curves, person, age);
  if (age + time > curves.edges.at(-1)! || there <= 0) return null;
  return 1 - chanceBeyond(curves, person, age + time) / there;
}

function refuse({ people }: Curves, person: number, age: number, level: number): void {
  if (!(Number.isInteger(person) && person >= 0 && person < people)) {
    throw new RangeError(`person ${person} is none of 0 to ${people - 1}`);
  }
  if (!(age >= 0 && age < Number.POSITIVE_INFINITY)) throw new RangeError(`age ${age} is not a number, 0 or more`);
  if (!(level >= 0.5 && level <= 0.99)) throw new RangeError(`level ${level} is not between 0.5 and 0.99`);
}
