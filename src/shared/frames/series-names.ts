// Names for the series of one picture: what they have in common goes without saying.

interface Described {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The labels by which the series differ, as "api · eu"; the metric where that is what differs, or where there is nothing
 * else to say.
 */
export function seriesNames(series: readonly Described[]): string[] {
  const names = [...new Set(series.flatMap(({ labels }) => Object.keys(labels)))];
  const differing = names.filter(name => new Set(series.map(({ labels }) => labels[name] ?? '')).size > 1);
  return series.map(({ metric, labels }) => {
    const told = differing.flatMap(name => labels[name] ?? []);
    return told.length > 0 ? told.join(' · ') : metric;
  });
}
