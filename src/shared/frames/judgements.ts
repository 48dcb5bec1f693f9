// Frames of an anomaly answer that are no values of the series: nothing that could be drawn as its history.
import { JUDGEMENT_ROLES, ROLE_LABEL } from '@foresight/contracts';
import type { DataFrame, Field } from '@grafana/data';

type Meta = Pick<DataFrame, 'meta'>;
const customOf = ({ meta }: Meta) => meta?.custom as Readonly<Record<string, unknown>> | undefined;

/** A role, or a column of a table of findings. A label of the same name on frames of other data sources means something else. */
export function isJudgement(frame: Meta, { labels }: Pick<Field, 'labels'>): boolean {
  const custom = customOf(frame);
  if (custom?.foresight !== 1) return false;
  const role = labels?.[ROLE_LABEL];
  return role === undefined ? custom.anomalies !== undefined : JUDGEMENT_ROLES.includes(role);
}

/** Of an anomaly answer: its values are those that another query may have, too. */
export const isWatched = (frame: Meta): boolean =>
  customOf(frame)?.foresight === 1 && customOf(frame)?.bucket_ms !== undefined;
