// "Forecast here": the numbers that a panel got from any data source, forecast on the spot.

export { addHereOptions } from './add-here-options.tsx';
export { HereButton } from './HereButton.tsx';
export { DEFAULT_HERE, type HereOptions, readHere } from './here-options.ts';
export { type Here, useForecastHere } from './use-forecast-here.ts';
