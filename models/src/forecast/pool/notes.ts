// What a fit tells its user: dropped seasons, how far the band was checked, and why these numbers.
import type { Adjustment, Capability, ModelName } from '../model.ts';
import type { FittedPool } from './pool.ts';

/**
 * Seasons asked for that the choice does not use, each with the reason.
 * @param needsOf points a season needs
 */
export function droppedSeasons(
  name: ModelName,
  models: Capability['seasons'],
  asked: readonly number[],
  used: readonly number[],
  length: number,
  needsOf: (season: number) => number,
): Adjustment[] {
  const dropped = asked.filter(season => !used.includes(season));
  return dropped.map(season => ({
    kind: 'dropped-season',
    text: reason(name, season === asked[0] && models === 1 ? 'many' : models, season, length, needsOf(season)),
  }));
}

function reason(name: ModelName, models: Capability['seasons'], season: number, length: number, needs: number): string {
  if (models === 0) return `${name} models no season: season ${season} is left out`;
  if (models === 1) return `${name} models the shortest season only: season ${season} is left out`;
  if (length < needs) return `season ${season} needs ${needs} points, has ${length}: left out`;
  return `${name} models the two shortest seasons: season ${season} is left out`;
}

/** How the band was calibrated, when it was not up to the asked horizon. */
export function bandNotes(pool: FittedPool, horizon: number, length: number): Adjustment[] {
  if (pool.checkedHorizon === 0 || pool.validations < 2) {
    const text = `${length} points are too few to check forecasts against the past: the band is the average change in the data`;
    return [{ kind: 'uncalibrated-band', text }];
  }
  if (pool.band.origins === 0) {
    const text = `no error at ${pool.validations} past origins: the band is the average change in the data`;
    return [{ kind: 'uncalibrated-band', text }];
  }
  if (pool.checkedHorizon >= horizon) return [];
  const text = `${length} points check ${pool.checkedHorizon} of ${horizon} steps ahead: beyond, the band follows the trend of its width`;
  return [{ kind: 'uncalibrated-band', text }];
}

/** One sentence with the errors of every member, in the units of the data. */
export function poolReason(pool: FittedPool, unit: number): string {
  const error = (e: number) =>
    Number.isNaN(e) ? 'not checked' : `mean absolute error ${Number((e * unit).toPrecision(4))}`;
  const origins = `${pool.validations} past origin${pool.validations === 1 ? '' : 's'}`;
  const [first, ...others] = pool.members;
  if (others.length === 0)
    return `${first!.name}: ${error(first!.error)}${pool.validations > 0 ? ` at ${origins}` : ''}`;
  const parts = pool.members.map(m => `${m.name} ${m.weight.toFixed(2)} (${error(m.error)})`);
  return `weights by error at ${origins}: ${parts.join('; ')}`;
}
