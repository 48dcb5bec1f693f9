// The options of a query in a line.
import type { ForecastQuery } from '../../query/index.ts';
import type { Settings } from '../../settings.ts';
import { bandsText, defaultBands } from '../bands-text.ts';

/** "Bands 80%, 95% · Model drift · Whole horizon" */
export function optionsText(
  { levels, model, roles, beyondRange = true, asOf }: ForecastQuery,
  settings: Settings,
): string {
  return [
    `Bands ${levels ? bandsText(levels) : defaultBands(settings)}`,
    `Model ${model ?? 'as trained'}`,
    ...(roles ? [`Only ${roles.join(', ')}`] : []),
    beyondRange ? 'Whole horizon' : 'Ends with the time range',
    ...(asOf ? [`As of ${asOf}`] : []),
  ].join(' · ');
}
