// Limits, calendar and other series, from the words a person typed to the options of a question.
import { type FitOptionsBlock, fitOptionsIn, type TransformChoice } from '@foresight/contracts';
import { checkedFitOptions } from '../../features/forecast/index.ts';
import { readEventFile } from '../../normalize/calendar/index.ts';
import { checkInputFile, namingFile } from './input-file.ts';

/** As commander hands them over. */
export interface FitOptionWords {
  readonly timeZone?: string;
  readonly holidays?: readonly string[];
  /** A file. */
  readonly events?: string;
  /** Columns of the file that is read. */
  readonly regressors?: readonly string[];
  readonly lower?: number;
  readonly upper?: number;
  readonly transform?: TransformChoice;
  /** false: --no-level-shifts */
  readonly levelShifts?: boolean;
}

/**
 * All but the regressors: those are columns here, and stored metrics in a question.
 * @throws {ForesightError} bad_request for what does not exist or does not fit together; bad_input for the file of events
 */
export async function fitOptionsOf(words: FitOptionWords): Promise<FitOptionsBlock> {
  const { timeZone, holidays, events: file, lower, upper, transform, levelShifts } = words;
  const bounds = { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
  const given: { -readonly [name in keyof FitOptionsBlock]: FitOptionsBlock[name] | undefined } = {
    bounds: Object.keys(bounds).length > 0 ? bounds : undefined,
    transform,
    time_zone: timeZone,
    holidays: holidays && [...holidays],
    events: file === undefined ? undefined : await eventsIn(file),
    level_shifts: levelShifts === false ? false : undefined,
  };
  return checkedFitOptions(fitOptionsIn(given as FitOptionsBlock));
}

function eventsIn(file: string) {
  checkInputFile(file, { again: false });
  return namingFile(file, () => readEventFile(file));
}
