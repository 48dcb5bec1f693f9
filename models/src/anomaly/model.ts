// What goes into the detector and what comes out of it.
import type { Step } from '../series/step.ts';
import type { AlertRule } from './rules/rule.ts';

/** Which distance from the usual is an alert: 'sensitive' finds more and errs more, 'serious' the other way. */
export type Sensitivity = 'sensitive' | 'normal' | 'serious';

export interface DetectorOptions {
  /** Distance of two values; the detector's memory and silence follow it. */
  readonly step: Step;
  /** Default: 'normal'. */
  readonly sensitivity?: Sensitivity;
  /** What else an alert needs, or what keeps it away; all must agree. Stuck and gap alerts do not ask them. */
  readonly rules?: readonly AlertRule[];
}

/** What somebody else expected of this value. With limits they are the band, without them past errors make one. */
export interface Expectation {
  readonly expected: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** 'pattern': unlike any past stretch; 'point': one value far off; 'stuck': the same value for too long; 'gap': no values for too long. */
export type FiredBy = 'pattern' | 'point' | 'stuck' | 'gap';

/** 'unusual': an alert without a value outside the band. */
export type Direction = 'up' | 'down' | 'unusual' | 'none';

/** Where a value stands among the past, told before the next one is known. */
export interface Observation {
  /** 0 to 100: 20 is common, 52 one in ten, 75 the alert line of 'normal', 84 that of 'serious'. */
  readonly score: number;
  /** NaN before the first value. */
  readonly expected: number;
  /** Band of 99 % of the values, in the units of the data; NaN until 60 errors are known. */
  readonly lower: number;
  readonly upper: number;
  readonly direction: Direction;
  readonly alert: boolean;
  /** The distance to the most similar past stretch, in typical such distances; at most 1,000; 0 while unknown. */
  readonly ratio: number;
  readonly state: 'learning' | 'watching';
  /** What made the alert; null without one. */
  readonly rule: FiredBy | null;
}

/** Plain JSON of a detector; the same values give the same bytes. */
export interface DetectorJson {
  readonly format: number;
  readonly options: DetectorOptions;
  readonly state: Readonly<Record<string, unknown>>;
}

/** The refusal of an artefact of another layout. */
export class UnknownDetectorFormat extends Error {
  constructor(format: unknown, known: number) {
    super(`detector of format ${String(format)}; this version reads format ${known}: let it learn anew`);
    this.name = 'UnknownDetectorFormat';
  }
}
