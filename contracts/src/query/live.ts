// Where the service tells of changes, as both sides name it.

/** Live channel, below the data source: `changes/<name of the metric in base64url>`. */
export const CHANGES_CHANNEL = 'changes';
/** Grafana's channels are at most 160 characters with the id of the data source. */
const LONGEST_METRIC = 75;

/** The path of a metric's channel; undefined for a name too long for one. */
export function changesChannel(metric: string): string | undefined {
  if (metric.length === 0 || metric.length > LONGEST_METRIC) return undefined;
  const encoded = btoa(metric).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${CHANGES_CHANNEL}/${encoded}`;
}

/** The metric that the last part of a channel's path means; '' where it means none. */
export function metricOfChannel(encoded: string): string {
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
