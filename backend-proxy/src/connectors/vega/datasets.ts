// Real public series that come with the npm package vega-datasets, as files to import.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Dataset {
  readonly metric: string;
  /** Absolute path of the CSV file. */
  readonly path: string;
  readonly columns: { readonly id?: string; readonly time: string; readonly value: string };
  /** Steps ahead that suit its frequency. */
  readonly horizon: number;
  readonly about: string;
}

const FILES: readonly (Omit<Dataset, 'path'> & { readonly file: string })[] = [
  {
    metric: 'stock_price',
    file: 'stocks.csv',
    columns: { id: 'symbol', time: 'date', value: 'price' },
    horizon: 12,
    about: 'monthly prices of five shares, 2000 to 2010: hardly predictable, and it should say so',
  },
  {
    metric: 'co2_ppm',
    file: 'co2-concentration.csv',
    columns: { time: 'Date', value: 'CO2' },
    horizon: 24,
    about: 'monthly carbon dioxide at Mauna Loa since 1958: trend and season',
  },
  {
    metric: 'temperature_max',
    file: 'weather.csv',
    columns: { id: 'location', time: 'date', value: 'temp_max' },
    horizon: 14,
    about: 'daily maximum temperature of two cities, 2012 to 2015',
  },
  {
    metric: 'employment',
    file: 'us-employment.csv',
    columns: { time: 'month', value: 'nonfarm' },
    horizon: 12,
    about: 'monthly employment in thousands, 2006 to 2015: a slump and a recovery',
  },
  {
    metric: 'commits',
    file: 'github.csv',
    columns: { time: 'time', value: 'count' },
    horizon: 48,
    about: 'hourly commits of a repository: sparse counts with many gaps',
  },
  {
    metric: 'temperature_anomaly',
    file: 'global-temp.csv',
    columns: { time: 'year', value: 'temp' },
    horizon: 10,
    about: 'yearly global temperature anomaly since 1880',
  },
];

/**
 * The data sets, with the paths of their files.
 * @throws {Error} naming the file that the installed package does not have
 */
export function vegaDatasets(): Dataset[] {
  // The package exports its entry only; the data lie beside the folder of that entry.
  const entry = createRequire(import.meta.url).resolve('vega-datasets');
  const folder = join(dirname(dirname(entry)), 'data');
  return FILES.map(({ file, ...rest }) => {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Error(`vega-datasets has no ${file} in ${folder}: run npm ci again`);
    return { ...rest, path };
  });
}
