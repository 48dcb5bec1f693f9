// The small picture of a line or a fill, as legend, tooltip and table show it.
import { useTheme2 } from '@grafana/ui';
import { useId } from 'react';

export type SwatchKind =
  | 'actual'
  | 'forecast'
  | 'drift'
  | 'inner'
  | 'outer'
  | 'doubtful'
  | 'miss'
  | 'above'
  | 'below'
  | 'neither'
  | 'scenario'
  | 'scenarioBand';

interface Props {
  readonly kind: SwatchKind;
  readonly color: string;
}

const DASHES: Partial<Record<SwatchKind, string>> = { forecast: '5 4', drift: '2 3', scenario: '8 3 2 3' };

/** Corners in a square of ten. */
const MARKS: Partial<Record<SwatchKind, string>> = {
  above: '5,1 9,9 1,9',
  below: '5,9 9,1 1,1',
  neither: '5,0.5 9.5,5 5,9.5 0.5,5',
};

export function Swatch({ kind, color }: Props) {
  const id = useId();
  const { colors } = useTheme2();
  if (kind === 'actual' || kind === 'forecast' || kind === 'drift' || kind === 'scenario') {
    return (
      <svg width={16} height={10} aria-hidden="true" style={{ flexShrink: 0 }}>
        <line x1={0} x2={16} y1={5} y2={5} stroke={color} strokeWidth={2} strokeDasharray={DASHES[kind]} />
      </svg>
    );
  }
  if (MARKS[kind]) {
    return (
      <svg width={10} height={10} aria-hidden="true" style={{ flexShrink: 0 }}>
        <polygon points={MARKS[kind]} fill={color} />
      </svg>
    );
  }
  if (kind === 'miss') {
    return (
      <svg width={10} height={10} aria-hidden="true" style={{ flexShrink: 0 }}>
        <circle cx={5} cy={5} r={4} fill="none" stroke={color} strokeWidth={1.5} />
      </svg>
    );
  }
  return (
    <svg width={16} height={10} aria-hidden="true" style={{ flexShrink: 0 }}>
      {kind === 'doubtful' && (
        <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} x2={0} y1={0} y2={4} stroke={color} strokeWidth={1.2} />
        </pattern>
      )}
      <rect
        width={16}
        height={10}
        rx={2}
        fill={kind === 'doubtful' ? `url(#${id})` : color}
        fillOpacity={kind === 'inner' ? 0.45 : kind === 'outer' || kind === 'scenarioBand' ? 0.2 : 0.6}
        stroke={kind === 'doubtful' ? colors.border.medium : kind === 'scenarioBand' ? color : 'none'}
      />
    </svg>
  );
}
