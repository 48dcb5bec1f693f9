// The forms of the Theta method.

export interface ThetaForm {
  /** The line follows every value, and its share is found on them; else it goes through all of them, and its share is a half. */
  readonly dynamic: boolean;
  /** How the season is taken off: by dividing, for values that are all above 0, or by subtracting. */
  readonly season: 'times' | 'plus';
}

export function thetaName({ dynamic, season }: ThetaForm, seasons: readonly number[]): string {
  const name = dynamic ? 'dynamic optimised theta' : 'standard theta';
  return seasons.length === 0 ? name : `${name}, ${season} season ${seasons.join(' and ')}`;
}
