// Brings the options of a saved panel up to date. Members that no version knew are left out.
import type { PanelModel } from '@grafana/data';
import type { Future } from './chart/ranges.ts';
import { readHere } from './here/here-options.ts';
import { DEFAULT_OPTIONS, type ForecastPanelOptions } from './options.ts';

/** `beyondRange` was a switch before there were three ways. */
type Saved = Partial<Record<keyof ForecastPanelOptions | 'beyondRange', unknown>>;

const FUTURES: readonly Future[] = ['range', 'half', 'whole'];

/** @param panel as saved by any earlier version, or for another panel type and switched to this one */
export function migrateOptions({ options }: Pick<PanelModel, 'options'>): ForecastPanelOptions {
  const saved = (options ?? {}) as Saved;
  const flag = (name: 'showLegend' | 'showReplay' | 'whatIf') =>
    typeof saved[name] === 'boolean' ? saved[name] : DEFAULT_OPTIONS[name];
  return {
    future: futureOf(saved),
    showLegend: flag('showLegend'),
    showReplay: flag('showReplay'),
    whatIf: flag('whatIf'),
    asOf: typeof saved.asOf === 'string' ? saved.asOf : DEFAULT_OPTIONS.asOf,
    forecastHere: readHere(saved.forecastHere),
  };
}

function futureOf({ future, beyondRange }: Saved): Future {
  const known = FUTURES.find(one => one === future);
  return known ?? (beyondRange === false ? 'range' : DEFAULT_OPTIONS.future);
}
