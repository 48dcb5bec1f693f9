// What a fit can be told, and what it does when it is told nothing: the recipe that did best on small data.
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';

/** Which way a prediction may move with a numeric column. */
export type Direction = 'up' | 'down';

/** Rows that are kept from the fit, to see how each tree does on them. */
export interface Validation {
  readonly table: FeatureTable;
  /** One a row, as the fit's. */
  readonly y: Labels | Float64Array;
  /** One a row. Default: all 1. */
  readonly weights?: Float64Array;
}

export interface BoostingOptions {
  /** 'log': y is 0 or 1 and predictions are log-odds. 'squared': y and predictions are numbers. Default: 'log'. */
  readonly loss?: 'log' | 'squared';
  /** Default: 400. */
  readonly trees?: number;
  /** Most leaves of a tree, 2 to 4,096. Default: 4. */
  readonly leaves?: number;
  /** How much of its correction each tree is believed, above 0 to 1. Default: 0.03. */
  readonly rate?: number;
  /** Fewest rows of a leaf, nearly: they are estimated by the second derivatives. Default: 20. */
  readonly minRows?: number;
  /** Penalty on squared leaf values, 0 or more. Default: 5. */
  readonly l2?: number;
  /** Share of the columns that each tree may use, above 0 to 1. Default: 0.3. */
  readonly columnShare?: number;
  /** Share of the rows that each tree sees, drawn without replacement, above 0 to 1. Default: 0.5. */
  readonly rowShare?: number;
  /** Numeric columns by name: with 'up' a prediction never falls as the column rises, all else equal. Default: none. */
  readonly monotone?: Readonly<Record<string, Direction>>;
  /** What each row counts, 0 or more. Default: all 1. */
  readonly weights?: Float64Array;
  /** Whole number: the same seed and data give the same bytes. Default: 1. */
  readonly seed?: number;
  /** Its loss after each tree is the `curve` of the result. Default: none. */
  readonly validation?: Validation;
  /** Stop when the validation loss was not bettered by so many trees, and keep those up to the best. Default: never. */
  readonly patience?: number;
}

type Optional = 'monotone' | 'weights' | 'validation' | 'patience';
export type Settings = Required<Omit<BoostingOptions, Optional>> & Pick<BoostingOptions, Optional>;

export const DEFAULTS = {
  loss: 'log',
  trees: 400,
  leaves: 4,
  rate: 0.03,
  minRows: 20,
  l2: 5,
  columnShare: 0.3,
  rowShare: 0.5,
  seed: 1,
} as const satisfies BoostingOptions;

/** @throws {RangeError} for an option out of range, with its value and what it may be */
export function settingsOf(options: BoostingOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings: Settings = { ...DEFAULTS, ...given };
  if (settings.loss !== 'log' && settings.loss !== 'squared')
    throw new RangeError(`loss '${settings.loss}': it may be 'log' or 'squared'`);
  whole('trees', settings.trees, 1, 100_000);
  whole('leaves', settings.leaves, 2, 4_096);
  whole('minRows', settings.minRows, 1, Number.MAX_SAFE_INTEGER);
  for (const name of ['rate', 'columnShare', 'rowShare'] as const) share(name, settings[name]);
  if (!(settings.l2 >= 0 && Number.isFinite(settings.l2)))
    throw new RangeError(`l2 ${settings.l2}: it may be 0 or more`);
  whole('seed', settings.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  checkPatience(settings);
  return settings;
}

function whole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} ${value}: it may be a whole number from ${least} to ${most}`);
}

function share(name: string, value: number): void {
  if (!(value > 0 && value <= 1)) throw new RangeError(`${name} ${value}: it may be above 0, up to 1`);
}

function checkPatience({ patience, validation }: Settings): void {
  if (patience === undefined) return;
  whole('patience', patience, 1, 100_000);
  if (!validation) throw new RangeError(`patience ${patience} needs validation rows to judge by: give validation`);
}
