// The drawings that a scene really holds, named for the legend.
import type { Scene } from '../chart/scene.ts';
import type { SwatchKind } from './Swatch.tsx';

export interface Encoding {
  readonly kind: SwatchKind;
  readonly text: string;
}

export function encodings({ series }: Scene): Encoding[] {
  const ahead = series.filter(({ forecast }) => forecast);
  const out: Encoding[] = [];
  if (series.some(({ history }) => history.time.length > 0)) out.push({ kind: 'actual', text: 'Actual' });
  if (ahead.some(({ forecast, doubtful }) => !doubtful && forecast?.custom.method !== 'drift'))
    out.push({ kind: 'forecast', text: 'Forecast' });
  if (ahead.some(({ doubtful, forecast }) => doubtful && forecast?.custom.method !== 'drift'))
    out.push({ kind: 'drift', text: 'Forecast, doubtful' });
  if (ahead.some(({ forecast }) => forecast?.custom.method === 'drift')) out.push({ kind: 'drift', text: 'Drift' });
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
