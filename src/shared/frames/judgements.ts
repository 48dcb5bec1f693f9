// Frames of an anomaly answer that are no values of the series: nothing that could be drawn as its history.
import { JUDGEMENT_ROLES, ROLE_LABEL } from '@foresight/contracts';
import type { DataFrame, Field } from '@grafana/data';

/** A label of the same name on frames of other data sources means something else. */
export function isJudgement({ meta }: Pick<DataFrame, 'meta'>, { labels }: Pick<Field, 'labels'>): boolean {
  const ours = (meta?.custom as { foresight?: unknown } | undefined)?.foresight === 1;
  return ours && JUDGEMENT_ROLES.includes(labels?.[ROLE_LABEL] ?? '');
}
