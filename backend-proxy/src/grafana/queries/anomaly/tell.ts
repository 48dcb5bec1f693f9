// What the query tells of each series, and why some say nothing yet.

import type { AnomalySeverity } from '@foresight/contracts';
import { addSteps } from '@foresight/models';
import { alertFrom, scoreOf } from '@foresight/models/anomaly';
import type { Watched, WatchedEvent, WatchRefusal } from '../../../predictions/anomaly/index.ts';
import type { Notice } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';

export interface Told {
  readonly series: Chosen;
  readonly title: string;
  readonly answer: Watched | WatchRefusal;
}

/** Findings that went on within the range. */
export function findingsIn(answer: Told['answer'], { from, to }: QueryContext['range']): readonly WatchedEvent[] {
  return answer.ok ? answer.findings.filter(({ time, end }) => end >= from && time <= to) : [];
}

export function severityOf(score: number): AnomalySeverity {
  if (score >= scoreOf(alertFrom('serious'))) return 'serious';
  return score >= scoreOf(alertFrom('normal')) ? 'normal' : 'sensitive';
}

/** Why patterns cannot alert yet: what is needed, what is there, and when it will be; undefined after learning. */
export function learningReason({ answer }: Told): string | undefined {
  if (!answer.ok) return answer.reason;
  const { needs, has } = answer.learning;
  if (has > needs) return undefined;
  const ready = addSteps(answer.time.at(-1)!, answer.step, needs + 1 - has);
  return `still learning: it has ${has} of the ${needs + 1} values it needs; with no gap it will have them at ${new Date(ready).toISOString()}`;
}

/** One for all series that say nothing, with the reason of the first. */
export function noticesOf(told: readonly Told[], reasonOf: (one: Told) => string | undefined): Notice[] {
  const silent = told.flatMap(one => {
    const reason = reasonOf(one);
    return reason === undefined ? [] : [{ title: one.title, reason }];
  });
  const [first] = silent;
  if (!first) return [];
  return [{ severity: 'warning', text: `${silent.length} of ${told.length} series: ${first.title}: ${first.reason}` }];
}
