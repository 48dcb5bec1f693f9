// A stored classifier, read back: every part is looked at before it is believed.
import { boostingFromJSON } from '../boosting/index.ts';
import type { Calibration } from '../calibrate/index.ts';
import { readLogistic } from '../logistic/index.ts';
import type { ColumnSchema } from '../schema.ts';
import { Reader } from '../trees/index.ts';
import { Classifier } from './classifier.ts';
import { FORMAT, UnknownClassifierFormat } from './classifier-json.ts';

/**
 * @param json what `toJSON` gave, through any number of `JSON.stringify` and `JSON.parse`
 * @throws {UnknownClassifierFormat} for another version's; {BrokenTrees} for what is no classifier or is damaged, with the place
 */
export function classifierFromJSON(json: unknown): Classifier {
  const reader = new Reader(json, 'classifier');
  if (reader.text('kind') !== 'classifier') throw reader.broken(`kind '${reader.text('kind')}' is no classifier`);
  if (reader.get('format') !== FORMAT) throw new UnknownClassifierFormat(reader.get('format'));
  const schema = reader.list('schema').map(readColumn);
  const logistic = readLogistic(new Reader(reader.get('logistic'), 'classifier, logistic'));
  const beyond = logistic.plans.find(plan => plan.column >= schema.length);
  if (beyond) throw reader.broken(`the logistic regression uses column ${beyond.column} of ${schema.length}`);
  const size = logistic.weights.length + 1;
  const boosting = reader.get('boosting');
  const weight = reader.number('weight');
  if (!(weight >= 0 && weight <= 1)) throw reader.broken(`weight ${weight} is not between 0 and 1`);
  if (weight > 0 && boosting === null) throw reader.broken(`weight ${weight} of a boosting that is not there`);
  return new Classifier({
    schema,
    rows: reader.number('rows'),
    positives: reader.number('positives'),
    trees: reader.number('trees'),
    weight,
    boosting: boosting === null ? null : boostingFromJSON(boosting),
    logistic,
    calibration: readCalibration(new Reader(reader.get('calibration'), 'classifier, calibration')),
    spread: reader.numbers('spread', (size * (size + 1)) / 2),
  });
}

function readColumn(reader: Reader): ColumnSchema {
  const [kind, name] = [reader.text('kind'), reader.text('name')];
  if (kind === 'numeric') return { kind, name };
  if (kind === 'category') return { kind, name, names: reader.texts('names') };
  throw reader.broken(`kind '${kind}' is unknown`);
}

function readCalibration(reader: Reader): Calibration {
  const method = reader.text('method');
  if (method !== 'none' && method !== 'platt') throw reader.broken(`method '${method}' is unknown`);
  return {
    method,
    constant: reader.number('constant'),
    slope: reader.number('slope'),
    logLossBefore: reader.number('logLossBefore'),
    logLossAfter: reader.get('logLossAfter') === null ? null : reader.number('logLossAfter'),
  };
}
