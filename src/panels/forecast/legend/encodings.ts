// The drawings that a scene really holds, named for the legend.
import type { MarkSide } from '../../../shared/frames/index.ts';
import { MARK_SIDES, MARK_WORDS } from '../chart/mark-words.ts';
import { isPast, type Scene } from '../chart/scene.ts';
import type { SwatchKind } from './Swatch.tsx';

export interface Encoding {
  readonly kind: SwatchKind;
  readonly text: string;
  /** Whose colour it takes; default: that of the series. */
  readonly hue?: 'text' | 'second' | 'warning';
}

export function encodings({ series, late }: Scene): Encoding[] {
  const past = series.filter(isPast);
  const own = past.length > 0 ? pastEncodings(series, past) : ownEncodings(series);
  return [
    ...own,
    ...markEncodings(series),
    ...(late ? [{ kind: 'doubtful', text: 'No data', hue: 'warning' } as const] : []),
  ];
}

/** Named even where names of series take the place of all else: without its word a mark says little. */
export const markEncodings = (series: Scene['series']): Encoding[] =>
  markSides(series).map(side => ({ kind: side, text: MARK_WORDS[side], hue: 'second' }));

/** Those that there are marks of. */
export const markSides = (series: Scene['series']): MarkSide[] =>
  MARK_SIDES.filter(side => series.some(({ marks }) => marks.some(mark => mark.side === side)));

/** The truth keeps the colour: it is the newer thing. */
function pastEncodings(series: Scene['series'], past: Scene['series']): Encoding[] {
  const missed = past.some(({ replay }) => replay && replay.misses.length > 0);
  return [
    ...(series.some(({ history }) => history.time.length > 0)
      ? [{ kind: 'actual', text: 'What happened' } as const]
      : []),
    { kind: 'forecast', text: 'Forecast then', hue: 'text' },
    ...bandEncodings(past).map(band => ({ ...band, hue: 'text' }) as const),
    ...(missed ? [{ kind: 'miss', text: 'Outside the band', hue: 'second' } as const] : []),
  ];
}

function ownEncodings(series: Scene['series']): Encoding[] {
  const ahead = series.filter(({ forecast }) => forecast);
  const out: Encoding[] = [];
  if (series.some(({ history }) => history.time.length > 0)) out.push({ kind: 'actual', text: 'Actual' });
  if (ahead.some(({ forecast, doubtful }) => !doubtful && forecast?.custom.method !== 'drift'))
    out.push({ kind: 'forecast', text: 'Forecast' });
  if (ahead.some(({ doubtful, forecast }) => doubtful && forecast?.custom.method !== 'drift'))
    out.push({ kind: 'drift', text: 'Forecast, doubtful' });
  if (ahead.some(({ forecast }) => forecast?.custom.method === 'drift')) out.push({ kind: 'drift', text: 'Drift' });
  if (series.some(({ outcomes }) => outcomes)) out.push({ kind: 'outer', text: 'Best to worst' });
  return [...out, ...bandEncodings(ahead)];
}

function bandEncodings(ahead: Scene['series']): Encoding[] {
  const levels = [...new Set(ahead.flatMap(({ forecast }) => forecast!.bands.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  );
  const widest = levels.at(-1);
  const trusted = ahead.some(({ doubtful }) => !doubtful);
  if (trusted) {
    return levels.map(level => ({
      kind: level === widest && levels.length > 1 ? 'outer' : 'inner',
      text: percent(level),
    }));
  }
  return widest === undefined ? [] : [{ kind: 'doubtful', text: `${percent(widest)}, not to be trusted` }];
}

const percent = (level: number) => `${Math.round(level * 1000) / 10}%`;

/** @param level of its band; 0: it has none. undefined: there is no scenario */
export function scenarioEncodings(level: number | undefined): Encoding[] {
  if (level === undefined) return [];
  const line: Encoding = { kind: 'scenario', text: 'Scenario' };
  return level === 0 ? [line] : [line, { kind: 'scenarioBand', text: `Scenario ${percent(level)}` }];
}
