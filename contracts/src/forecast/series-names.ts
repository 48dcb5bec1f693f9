// Names for the series of one answer: what they have in common goes without saying.

type NameLabels = Readonly<Record<string, string>>;

/**
 * What tells each series from the others, by its labels: the shortest label that is different for each, else all that
 * differ. Empty for a series that is alone.
 */
export function differences(series: readonly NameLabels[]): string[] {
  const names = [...new Set(series.flatMap(labels => Object.keys(labels)))];
  const valuesOf = (name: string) => series.map(labels => labels[name] ?? '');
  const differing = names.filter(name => new Set(valuesOf(name)).size > 1);
  const [shortest] = differing
    .filter(name => new Set(valuesOf(name)).size === series.length)
    .sort((a, b) => valuesOf(a).join('').length - valuesOf(b).join('').length);
  const told = shortest === undefined ? differing : [shortest];
  return series.map(labels => told.flatMap(name => labels[name] ?? []).join(' · '));
}
