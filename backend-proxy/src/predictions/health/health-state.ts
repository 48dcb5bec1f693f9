// The state of a forecast that serves, and the reason in words: what is worst is said first.
import type { HealthState } from '@foresight/contracts';
import type { BandHeld } from '@foresight/models/evaluate';

export interface HealthFacts {
  /** Why the last run gave no forecast; null when it did. */
  readonly trouble: string | null;
  /** Whole steps since the last value; null for series that are counted by index. */
  readonly silentSteps: number | null;
  /** Values since it was trained. */
  readonly newPoints: number;
  /** Steps, of the longest season; 0 for none. */
  readonly season: number;
  readonly horizon: number;
  /** Whether the last time that it forecasts is past. */
  readonly over: boolean;
  readonly held: BandHeld;
  /** Share of values that the band promised to hold. */
  readonly level: number;
}

/** Data of sources that deliver late must not count as silence. */
const FEWEST_SILENT = 3;

export function healthState(facts: HealthFacts): { state: HealthState; text: string } {
  const { trouble, silentSteps, newPoints, season, horizon, over, held } = facts;
  if (trouble !== null) return { state: 'failing', text: `the last run gave it no forecast: ${trouble}` };
  const patience = Math.max(FEWEST_SILENT, season);
  if (silentSteps !== null && silentSteps > patience) {
    return { state: 'no-data', text: `no value for ${silentSteps} steps; more than ${patience} is silence` };
  }
  if (held.broken) return { state: 'drifting', text: `${bandText(facts)}: by chance less than once in 1,000 times` };
  if (over) return { state: 'stale', text: `all ${horizon} steps that it forecast are past; ${since(newPoints)}` };
  if (season > 0 && newPoints >= season) {
    return { state: 'stale', text: `${since(newPoints)}: a whole season of ${season} steps or more` };
  }
  return {
    state: 'fresh',
    text: held.points === 0 ? `no forecast has met its value yet; ${since(newPoints)}` : bandText(facts),
  };
}

const since = (count: number) => `${count} ${count === 1 ? 'value has' : 'values have'} come since it was trained`;

function bandText({ held, level }: HealthFacts): string {
  const share = Math.round((100 * held.inside) / held.points);
  return `band held ${share} % of the last ${held.points} points, promised ${Number((100 * level).toFixed(1))} %`;
}
