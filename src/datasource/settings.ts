// The settings of a data source as Grafana stores them, and what may stand in them.
import { HORIZON_LIMITS, LEVEL_LIMITS } from '@foresight/contracts';
import type { DataSourceJsonData } from '@grafana/data';

export const DATASOURCE_ID = 'foresight-analytics-datasource';

/** Read by the service with every query. */
export interface Settings extends DataSourceJsonData {
  /** Steps, where a query names none. */
  defaultHorizon?: number;
  /** One band, where a query names none; 0.95 is a band for 95% of the truths. */
  defaultLevel?: number;
  /** Where the service finds Grafana, to ask other data sources for alert rules. */
  grafanaUrl?: string;
}

export interface SecureSettings {
  /** Of one workspace, with one right. */
  token?: string;
  /** Of a service account in Grafana that may query other data sources. */
  grafanaToken?: string;
}

/** A number that was typed, or what is wrong with it. Neither: nothing was typed. */
export interface Typed {
  readonly value?: number;
  readonly wrong?: string;
}

const { least: fewest, most } = HORIZON_LIMITS;
const [lowest, highest] = [LEVEL_LIMITS.least * 100, LEVEL_LIMITS.most * 100];

/** @param text steps, as typed */
export function readHorizon(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  const value = Number(trimmed);
  if (Number.isInteger(value) && value >= fewest && value <= most) return { value };
  return { wrong: `'${trimmed}' is no whole number of steps from ${fewest} to ${most.toLocaleString('en')}` };
}

/** @param text percent, as typed: 95, 97.5 or 95% @returns a level, 0.5 to 0.99 */
export function readLevel(text: string): Typed {
  const trimmed = text.replace('%', '').trim();
  if (trimmed === '') return {};
  const percent = Number(trimmed.replace(',', '.'));
  if (percent >= lowest && percent <= highest) return { value: Number((percent / 100).toFixed(6)) };
  return { wrong: `'${trimmed}' is no percentage from ${lowest} to ${highest}` };
}

/** 0.975 → "97.5": what `readLevel` reads. A variable that stands for a level is told as it is written. */
export const levelText = (level: number): string =>
  typeof level === 'number' ? String(Number((level * 100).toFixed(4))) : String(level);
