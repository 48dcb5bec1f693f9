// Why a person has this probability: the columns that add most to it or take most away, with the person's own values.
import type { Explained, Feature, FeatureTable } from '@foresight/models/classify';

export interface PersonFactor {
  readonly name: string;
  /** The person's value of it; null where it is missing. */
  readonly value: string | number | null;
  /** Percentage points that it adds to the probability; below 0: takes away. */
  readonly points: number;
}

/** @returns the strongest `most` a row, the strongest first; what moves the probability by less than 0.05 points says nothing */
export function factorsOf({ factors }: Explained, table: FeatureTable, most: number): PersonFactor[][] {
  const features = new Map(table.features.map(feature => [feature.name, feature]));
  return Array.from({ length: table.rows }, (_, row) =>
    factors
      .map(({ name, points }) => ({ name, value: cellOf(features.get(name), row), points: points[row]! }))
      .filter(({ points }) => Math.abs(points) >= LEAST_POINTS)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .slice(0, most),
  );
}

const LEAST_POINTS = 0.05;

function cellOf(feature: Feature | undefined, row: number): string | number | null {
  if (feature === undefined) return null;
  if (feature.kind === 'category') return feature.names[feature.codes[row]!] ?? null;
  const value = feature.values[row]!;
  return Number.isNaN(value) ? null : value;
}

/** E.g. "Contract is Month-to-month: +12.3 points". */
export function factorText({ name, value, points }: PersonFactor): string {
  const shown = typeof value === 'number' ? Number(value.toPrecision(4)) : value;
  const is = shown === null ? 'is not known' : `is ${shown}`;
  return `${name} ${is}: ${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points`;
}
