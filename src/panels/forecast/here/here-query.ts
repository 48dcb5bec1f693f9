// The question that a panel's own frames become, or why they cannot be one.
import { FORECAST_QUERY_TYPE, FORECAST_QUERY_VERSION, givenOf, ROLE_LABEL } from '@foresight/contracts';
import type { DataFrame, DataQuery, TimeRange } from '@grafana/data';
import { plainFrames } from '../../../shared/frames/index.ts';
import type { HereOptions } from './here-options.ts';

/** Frames with numbers over time, none of which is an answer of Foresight. */
export function isForeign(frames: readonly DataFrame[]): boolean {
  const ours = frames.some(
    ({ meta, fields }) => meta?.custom?.foresight !== undefined || fields.some(({ labels }) => labels?.[ROLE_LABEL]),
  );
  const has = (type: string) =>
    frames.some(({ fields, length }) => length > 0 && fields.some(one => one.type === type));
  return !ours && has('time') && has('number');
}

/** @param now epoch ms @throws {RangeError} in words, for frames that hold no series, or too many */
export function hereQuery(
  frames: readonly DataFrame[],
  range: TimeRange,
  now: number,
  { horizon, level, model }: HereOptions,
): DataQuery {
  const given = givenOf(plainFrames(frames), Math.min(range.to.valueOf(), now));
  const query = {
    refId: 'A',
    queryType: FORECAST_QUERY_TYPE,
    version: FORECAST_QUERY_VERSION,
    given,
    ...(horizon > 0 ? { horizon } : {}),
    ...(level > 0 ? { levels: [level / 100] } : {}),
    ...(model === '' ? {} : { model }),
  };
  return query;
}
