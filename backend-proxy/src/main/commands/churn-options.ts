// What a person may ask of churn, as commander hands it over.
import { ForesightError } from '@foresight/contracts';
import type { ProfitOptions } from '@foresight/models/classify';
import { InvalidArgumentError } from 'commander';

/** Either of a table of people or of a file of events. */
export interface ChurnSourceOptions {
  readonly table?: string;
  readonly id?: string;
  readonly label?: string;
  readonly positive?: string;
  readonly ignore?: readonly string[];
  readonly events?: string;
  /** Milliseconds. */
  readonly window?: number;
  /** Epoch milliseconds. */
  readonly asOf?: number;
  readonly active?: readonly string[];
  readonly column?: readonly string[];
  readonly seed: number;
}

export interface ChurnScoreOptions extends ChurnSourceOptions {
  readonly predict?: string;
  readonly out?: string;
}

export interface ChurnQualityOptions extends ChurnSourceOptions {
  readonly against?: string;
  readonly contactCost?: number;
  readonly savedValue?: number;
  readonly successRate?: number;
  readonly format: 'table' | 'json';
}

export interface TableSource {
  readonly kind: 'table';
  readonly path: string;
  readonly id: string;
  readonly label: string;
  readonly positive?: string;
  readonly ignore?: readonly string[];
  readonly seed: number;
}

export interface EventSource {
  readonly kind: 'events';
  readonly path: string;
  readonly windowMs: number;
  readonly asOf?: number;
  /** Names of events; absent: all. */
  readonly active?: readonly string[];
  readonly column: readonly string[];
  readonly seed: number;
}

const OF_TABLE = ['id', 'label', 'positive', 'ignore', 'predict', 'against'] as const;
const OF_EVENTS = ['window', 'asOf', 'active', 'column'] as const;

/** @throws {ForesightError} bad_request for neither, both, what is missing, and words of the other kind */
export function sourceOf(options: ChurnScoreOptions | ChurnQualityOptions): TableSource | EventSource {
  const { table, events, seed } = options;
  if ((table === undefined) === (events === undefined)) {
    throw new ForesightError('bad_request', `${table === undefined ? 'neither' : 'both'} --table and --events given`, {
      fix: 'name a table of one row a person, or a file of events',
    });
  }
  refuseOthers(options, table === undefined ? OF_TABLE : OF_EVENTS, table === undefined ? '--events' : '--table');
  if (table !== undefined) {
    const { id, label, positive, ignore } = options;
    if (id === undefined || label === undefined) throw missing(id === undefined ? '--id' : '--label', '--table');
    return {
      kind: 'table',
      path: table,
      id,
      label,
      ...(positive === undefined ? {} : { positive }),
      ...(ignore === undefined ? {} : { ignore }),
      seed,
    };
  }
  const { window, asOf, active, column = [] } = options;
  if (window === undefined) throw missing('--window', '--events');
  return {
    kind: 'events',
    path: events!,
    windowMs: window,
    ...(asOf === undefined ? {} : { asOf }),
    ...(active === undefined ? {} : { active }),
    column,
    seed,
  };
}

function refuseOthers(options: object, names: readonly string[], source: string): void {
  const given = names.filter(name => (options as Record<string, unknown>)[name] !== undefined);
  if (given.length === 0) return;
  const words = given.map(name => `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`).join(', ');
  throw new ForesightError('bad_request', `${words} does not go with ${source}`, {
    fix: 'see foresight churn score --help for what goes with which',
  });
}

const missing = (word: string, source: string) =>
  new ForesightError('bad_request', `${source} needs ${word}`, {
    fix: `give ${word}; see foresight churn score --help`,
  });

const DAY_MS = 86_400_000;
const MOST_DAYS = 3_650;

/** "30d", "8w" to milliseconds. @throws {InvalidArgumentError} */
export function parseWindow(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,3})([dw])$/.exec(text) ?? [];
  const days = Number(count) * (unit === 'w' ? 7 : 1);
  if (days >= 1 && days <= MOST_DAYS) return days * DAY_MS;
  throw new InvalidArgumentError('It must be days or weeks, such as 30d or 8w.');
}

/** A day, or a moment, in UTC. @throws {InvalidArgumentError} */
export function parseMoment(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new InvalidArgumentError('It must be a day such as 2026-01-31, or a moment such as 2026-01-31T13:00Z.');
}

/** @throws {InvalidArgumentError} for anything but a number from 0 on */
export function parseAmount(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('It must be a number, 0 or more.');
}

/** @returns a share @throws {InvalidArgumentError} for anything but 0 to 100 */
export function parseShare(text: string): number {
  const value = parseAmount(text);
  if (value <= 100) return value / 100;
  throw new InvalidArgumentError('It must be percent, 0 to 100.');
}

/** undefined where nobody asks for profit. @throws {ForesightError} bad_request where a part of it is missing */
export function profitOf({ contactCost, savedValue, successRate }: ChurnQualityOptions): ProfitOptions | undefined {
  const given = { '--contact-cost': contactCost, '--saved-value': savedValue, '--success-rate': successRate };
  const absent = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (absent.length === 3) return undefined;
  if (absent.length > 0) {
    throw new ForesightError('bad_request', `profit needs three numbers; ${absent.join(' and ')} missing`, {
      fix: 'give all of --contact-cost, --saved-value and --success-rate, or none',
    });
  }
  return { contactCost: contactCost!, savedValue: savedValue!, successRate: successRate! };
}
