// Totals over labels: the whole, then each label in turn divides what is above it.

/** Label name to value. */
type Labels = Readonly<Record<string, string>>;

export interface Total {
  /** The labels its series agree in; none for the whole. */
  readonly labels: Labels;
  /** Positions of its series, ascending. */
  readonly members: readonly number[];
}

/**
 * Every total above the series, the whole first. A total of one series is kept: it is a question of its own.
 * @param series the labels of each series
 * @param by label names from coarse to fine, e.g. ['service', 'feature']; a series without one counts as ''
 * @returns for by = [a, b]: the whole, one a value of a, one a pair of a and b
 */
export function totalsOf(series: readonly Labels[], by: readonly string[]): Total[] {
  return Array.from({ length: by.length + 1 }, (_, depth) => level(series, by.slice(0, depth))).flat();
}

function level(series: readonly Labels[], names: readonly string[]): Total[] {
  const groups = new Map<string, number[]>();
  series.forEach((labels, i) => {
    const key = JSON.stringify(names.map(name => labels[name] ?? ''));
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return [...groups.values()].map(members => ({
    labels: Object.fromEntries(names.map(name => [name, series[members[0]!]![name] ?? ''])),
    members,
  }));
}
