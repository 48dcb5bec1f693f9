// How long each was watched, and whether it ended.

/** One value a person. */
export interface Lives {
  /** Days (or another unit, the same everywhere) from the start to the end, or to the last look; 0 or more. */
  readonly durations: Float64Array;
  /** 1: it ended then. 0: it went on at the last look. */
  readonly ended: Uint8Array;
}

/** The refusal with numbers: too few ends to learn from. */
export class TooFewEnds extends Error {
  readonly needs: number;
  readonly has: number;
  constructor(needs: number, has: number, people: number) {
    super(
      `needs at least ${needs} ends, has ${has} of ${people} people: watch longer, or define an end that happens more often`,
    );
    this.name = 'TooFewEnds';
    this.needs = needs;
    this.has = has;
  }
}

export const LEAST_ENDS = 20;

/** @throws {RangeError} for columns that do not match, durations that are none, marks that are not 0 or 1; with numbers */
export function refuseLives({ durations, ended }: Lives): void {
  if (durations.length !== ended.length) {
    throw new RangeError(`${durations.length} durations for ${ended.length} marks of an end: they must be as many`);
  }
  const bad = durations.findIndex(d => !(d >= 0 && d < Number.POSITIVE_INFINITY));
  if (bad >= 0) throw new RangeError(`person ${bad} was watched for ${durations[bad]}: it must be a number, 0 or more`);
  const odd = ended.findIndex(e => e > 1);
  if (odd >= 0) throw new RangeError(`the mark of person ${odd} is ${ended[odd]}: 1 for ended, 0 for still there`);
}

/** @throws {TooFewEnds} */
export function refuseFewEnds({ ended }: Lives): void {
  const ends = ended.reduce((sum, e) => sum + e, 0);
  if (ends < LEAST_ENDS) throw new TooFewEnds(LEAST_ENDS, ends, ended.length);
}
