// Sample data: real series from the npm package vega-datasets.
export { type Dataset, vegaDatasets } from './datasets.ts';
