// What an alert rule made from the page is about: all series of a metric, with a limit from what they were lately.
import type { MetricAnswer } from '@foresight/contracts';
import { type AlertSubject, firstLimit } from '../../shared/alerts/index.ts';
import { askPoints, askSeries, readProblem } from '../../shared/service/index.ts';

const LOOKED_BACK = 30 * 86_400_000;
/** Series that are looked at for the limit to begin with; the rule is about all of them. */
const MOST_SERIES = 12;

/** @throws {Error} in words, when the service does not answer */
export async function metricSubject(uid: string, { metric, last_time }: MetricAnswer): Promise<AlertSubject> {
  try {
    const series = (await askSeries(uid, metric)).slice(0, MOST_SERIES);
    const from = new Date(Date.parse(last_time ?? new Date().toISOString()) - LOOKED_BACK).toISOString();
    const points = await Promise.all(series.map(({ id }) => askPoints(uid, id, from)));
    const stepMs = stepOf(points.find(({ time }) => time.length > 1)?.time ?? []);
    return {
      ...{ title: metric, datasourceUid: uid, metric },
      limit: firstLimit(points.flatMap(({ value }) => value)),
      ...(stepMs === undefined ? {} : { stepMs }),
    };
  } catch (error) {
    const { text, fix } = readProblem(error);
    throw new Error(fix ? `${text}. Fix: ${fix}` : text);
  }
}

/** The usual gap between two values: the middle one, for some are missing. @param times ISO, ascending */
export function stepOf(times: readonly string[]): number | undefined {
  const gaps = times.slice(1).map((time, i) => Date.parse(time) - Date.parse(times[i]!));
  return gaps.sort((a, b) => a - b)[gaps.length >> 1];
}
