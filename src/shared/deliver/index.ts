// Things for the person to take away, and a word when that fails.
export { copyText, download } from './deliver.ts';
export { told } from './told.ts';
