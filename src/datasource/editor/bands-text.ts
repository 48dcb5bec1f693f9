// Levels of bands in words.
import { levelText, type Settings } from '../settings.ts';

export const bandsText = (levels: readonly number[]): string => levels.map(level => `${levelText(level)}%`).join(', ');

/** What is shown where the query names none. */
export const defaultBands = ({ defaultLevel }: Settings): string =>
  defaultLevel === undefined ? 'as trained' : bandsText([defaultLevel]);
