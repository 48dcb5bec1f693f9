// Frequencies as people write them: 30s, 5min, 1h, 1d, 1w, 1mo, 1q, 1y.
import { ForesightError } from '@foresight/contracts';
import { DAY, HOUR, MINUTE, SECOND, type Step, WEEK } from '@foresight/models';

const UNITS: Readonly<Record<string, Step>> = {
  ms: { unit: 'ms', count: 1 },
  s: { unit: 'ms', count: SECOND },
  min: { unit: 'ms', count: MINUTE },
  h: { unit: 'ms', count: HOUR },
  d: { unit: 'ms', count: DAY },
  w: { unit: 'ms', count: WEEK },
  mo: { unit: 'month', count: 1 },
  q: { unit: 'month', count: 3 },
  y: { unit: 'month', count: 12 },
};

/** @throws {ForesightError} bad_request, naming the forms it takes */
export function parseFrequency(text: string): Step {
  const match = /^(\d{0,6})\s*([a-z]+)$/i.exec(text.trim());
  const unit = match && UNITS[match[2]!.toLowerCase()];
  const times = match?.[1] === '' ? 1 : Number(match?.[1]);
  if (!unit || times < 1) {
    throw new ForesightError('bad_request', `frequency '${text}' is not understood`, {
      fix: 'write a number and one of ms, s, min, h, d, w, mo (month), q (quarter), y: for example 15min or 1h',
    });
  }
  return { ...unit, count: unit.count * times };
}
