// The first line of the picture as data: one lead claim, then facts, most important first.

export type Tone = 'good' | 'look' | 'thin' | 'none' | 'past';
/** Words, with the figures that decide set apart. */
export type Fact = readonly (string | { readonly strong: string })[];

export interface TrustLine {
  readonly tone: Tone;
  readonly lead: string;
  readonly facts: readonly Fact[];
}
