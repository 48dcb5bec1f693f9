// What an anomaly answer found in series, for panels that mark it on a history: pairs the two by metric and labels.
import {
  type AnomaliesCustom,
  type AnomalyFinding,
  frameLabels,
  type SeriesAnomalies,
  seriesKey,
} from '@foresight/contracts';
import type { DataFrame } from '@grafana/data';

/** Which side of what was expected; 'neither': a pattern, or a value that stands still. */
export type MarkSide = 'above' | 'below' | 'neither';

export interface AnomalyMark {
  /** Epoch ms: when it was told of, and its last unusual slot. */
  readonly start: number;
  readonly end: number;
  readonly side: MarkSide;
  /** 0 to 100. */
  readonly score: number;
  readonly observed: number | null;
  readonly expected: number | null;
  /** Why, with numbers. */
  readonly text: string;
}

/** Empty for frames of others. */
export function anomaliesOf(frames: readonly DataFrame[]): SeriesAnomalies[] {
  return frames.flatMap(({ meta }) => {
    const custom = meta?.custom as Partial<AnomaliesCustom> | undefined;
    return custom?.foresight === 1 && Array.isArray(custom.anomalies) ? custom.anomalies : [];
  });
}

/**
 * By time. Gaps have no place on a line and are left out; of two queries that found the same, one mark is left.
 * @param metric undefined: not known, then the labels alone decide
 * @param labels as they are in frames
 */
export function marksOf(
  anomalies: readonly SeriesAnomalies[],
  metric: string | undefined,
  labels: Readonly<Record<string, string>>,
): AnomalyMark[] {
  const key = seriesKey(labels);
  const own = anomalies.filter(
    one => (metric === undefined || one.metric === metric) && seriesKey(frameLabels(one.labels, 'actual')) === key,
  );
  const marks = own.flatMap(({ findings }) => findings.filter(({ rule }) => rule !== 'gap').map(markOf));
  const single = new Map(marks.map(mark => [`${mark.start} ${mark.side}`, mark]));
  return [...single.values()].sort((a, b) => a.start - b.start);
}

const SIDES: Readonly<Record<AnomalyFinding['direction'], MarkSide>> = {
  up: 'above',
  down: 'below',
  unusual: 'neither',
  none: 'neither',
};

const markOf = ({ start, end, direction, score, observed, expected, text }: AnomalyFinding): AnomalyMark => ({
  start: Date.parse(start),
  end: Date.parse(end),
  side: SIDES[direction],
  ...{ score, observed, expected, text },
});
