// A stored boosting, read back.
import { Reader, readEnsemble } from '../trees/index.ts';
import { Boosting, FORMAT } from './boosting.ts';

/** Another version wrote the artefact. */
export class UnknownBoostingFormat extends Error {
  constructor(format: unknown) {
    super(`boosting of format ${String(format)}; this version reads format ${FORMAT}: train the model anew`);
    this.name = 'UnknownBoostingFormat';
  }
}

/**
 * @param json what `toJSON` gave, through any number of `JSON.stringify` and `JSON.parse`
 * @throws {UnknownBoostingFormat} for another version's; {BrokenTrees} for what is no boosting or is damaged, with the place
 */
export function boostingFromJSON(json: unknown): Boosting {
  const reader = new Reader(json, 'boosting');
  if (reader.text('kind') !== 'boosting') throw reader.broken(`kind '${reader.text('kind')}' is no boosting`);
  if (reader.get('format') !== FORMAT) throw new UnknownBoostingFormat(reader.get('format'));
  const loss = reader.text('loss');
  if (loss !== 'log' && loss !== 'squared') throw reader.broken(`loss '${loss}' is unknown`);
  return new Boosting(loss, readEnsemble(reader), reader.number('rows'), Float64Array.from(reader.numbers('curve')));
}
