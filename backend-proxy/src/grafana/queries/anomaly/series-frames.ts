// Values, what was expected of them, and how unusual they were: a frame a series and role.
import {
  ANOMALY_LEVEL,
  ANOMALY_ROLES,
  type AnomalyFrameCustom,
  type AnomalyRole,
  LEVEL_LABEL,
  ROLE_LABEL,
  TIME_FIELD,
  VALUE_FIELD,
} from '@foresight/contracts';
import type { Watched } from '../../../predictions/anomaly/index.ts';
import { between, type Points } from '../../../store/index.ts';
import type { FrameSpec } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';
import { bucketWidth, inBuckets } from '../series/index.ts';
import { learningReason, noticesOf, type Told } from './tell.ts';

export function seriesFrames(
  told: readonly Told[],
  { range, maxDataPoints }: QueryContext,
  roles: readonly AnomalyRole[] = ANOMALY_ROLES,
): FrameSpec[] {
  const frames = told.flatMap(one => (one.answer.ok ? framesOf(one, one.answer, range, maxDataPoints, roles) : []));
  const notices = noticesOf(told, learningReason);
  const [first, ...rest] = frames;
  if (!first || notices.length === 0) return frames;
  return [{ ...first, meta: { ...first.meta, notices } }, ...rest];
}

function framesOf(
  one: Told,
  answer: Watched,
  { from, to }: QueryContext['range'],
  most: number,
  roles: readonly AnomalyRole[],
): FrameSpec[] {
  const slots = between({ ts: answer.time, value: answer.value }, from, to + 1).ts;
  const width = bucketWidth(slots, most);
  const custom: AnomalyFrameCustom = {
    foresight: 1,
    metric: one.series.metric,
    learning: answer.learning,
    bucket_ms: width,
  };
  return roles.map(role => {
    const points = between(known(answer, role), from, to + 1);
    // The mean of a bucket would hide a spike of the score; the farthest from zero does not.
    const shown = width === 0 ? points : inBuckets(points, width, JUDGED.includes(role) ? 'extreme' : 'mean');
    return frame(one, role, shown, custom);
  });
}

const JUDGED: readonly AnomalyRole[] = ['score', 'direction'];

/** Without the slots that have no number. */
function known(answer: Watched, role: AnomalyRole): Points {
  const column = role === 'actual' ? answer.value : answer[role];
  const ts = answer.time.filter((_, i) => Number.isFinite(column[i]!));
  return { ts, value: Float64Array.from(column).filter(Number.isFinite) };
}

function frame(
  { series, title }: Told,
  role: AnomalyRole,
  { ts, value }: Points,
  custom: AnomalyFrameCustom,
): FrameSpec {
  const own = Object.entries(series.labels).map(([name, text]) => [
    OURS.includes(name) ? `exported_${name}` : name,
    text,
  ]);
  const level = role === 'lower' || role === 'upper' ? { [LEVEL_LABEL]: String(ANOMALY_LEVEL) } : {};
  const unit = series.unit && !JUDGED.includes(role) ? { unit: series.unit } : {};
  return {
    name: title,
    meta: { type: 'timeseries-multi', custom },
    fields: [
      { name: TIME_FIELD, type: 'time', values: ts },
      {
        name: VALUE_FIELD,
        type: 'number',
        values: value,
        labels: { ...Object.fromEntries(own), [ROLE_LABEL]: role, ...level },
        config: { displayName: `${title} · ${role}`, ...unit },
      },
    ],
  };
}

const OURS: readonly string[] = [ROLE_LABEL, LEVEL_LABEL];
