// What a person may ask of churn, as commander hands it over.
import { ForesightError } from '@foresight/contracts';
import type { ProfitOptions } from '@foresight/models/classify';
import { InvalidArgumentError } from 'commander';

export interface ChurnTableOptions {
  readonly table: string;
  readonly id: string;
  readonly label: string;
  readonly positive?: string;
  readonly ignore?: readonly string[];
  readonly seed: number;
}

export interface ChurnScoreOptions extends ChurnTableOptions {
  readonly predict?: string;
  readonly out?: string;
}

export interface ChurnQualityOptions extends ChurnTableOptions {
  readonly against?: string;
  readonly contactCost?: number;
  readonly savedValue?: number;
  readonly successRate?: number;
  readonly format: 'table' | 'json';
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
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 3) return undefined;
  if (missing.length > 0) {
    throw new ForesightError('bad_request', `profit needs three numbers; ${missing.join(' and ')} missing`, {
      fix: 'give all of --contact-cost, --saved-value and --success-rate, or none',
    });
  }
  return { contactCost: contactCost!, savedValue: savedValue!, successRate: successRate! };
}
