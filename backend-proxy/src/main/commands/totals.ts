// Totals over the series of a file: asked like series of their own, and made to agree with them.
import { ForesightError } from '@foresight/contracts';
import { MOST_FORECASTS, MOST_TOTALS, type Reconciliation, type Total, totalsOf } from '@foresight/models/hierarchy';
import { sumSeries } from '../../features/forecast/index.ts';
import { agree } from '../../predictions/forecast/index.ts';
import { type AskedSeries, nameOf } from './file-questions.ts';
import type { Answered } from './forecast-show.ts';

export interface WithTotals {
  readonly totals: readonly Total[];
  /** Each total, then each series. */
  readonly asked: readonly AskedSeries[];
}

/**
 * @param by labels from coarse to fine; totals of a single series are left out
 * @throws {ForesightError} bad_request for a label that no series has, or together with regressors
 */
export async function withTotals(asked: readonly AskedSeries[], by: readonly string[]): Promise<WithTotals> {
  refuseUnknown(asked, by);
  if (asked.some(({ question }) => question.regressors !== undefined)) {
    throw new ForesightError('bad_request', 'a total has no regressors of its own', {
      fix: 'leave out --regressors or --hierarchy',
    });
  }
  const totals = totalsOf(
    asked.map(({ labels }) => labels),
    by,
  ).filter(({ members }) => members.length > 1);
  const made = await Promise.all(totals.map(total => askTotal(total, asked)));
  return { totals, asked: [...made, ...asked] };
}

function refuseUnknown(asked: readonly AskedSeries[], by: readonly string[]): void {
  const known = new Set(asked.flatMap(({ labels }) => Object.keys(labels)));
  const unknown = by.find(name => !known.has(name));
  if (unknown === undefined) return;
  const fix = known.size > 0 ? `use labels of the file: ${[...known].join(', ')}` : 'the file has no column of labels';
  throw new ForesightError('bad_request', `no series has the label '${unknown}'`, { fix });
}

async function askTotal({ labels, members }: Total, asked: readonly AskedSeries[]): Promise<AskedSeries> {
  const sum = sumSeries(members.length);
  for (const m of members) await sum.add(asked[m]!.question);
  const { points } = sum.result();
  return {
    name: nameOf('total', labels),
    labels,
    firstRow: undefined,
    question: { ...asked[0]!.question, ...points },
  };
}

/** @param answered in the order of `asked` @throws {ForesightError} bad_request when there are too many, or no step is shared */
export function agreeing(totals: readonly Total[], answered: readonly Answered[], method: Reconciliation): Answered[] {
  if (method === 'min-trace' && (answered.length > MOST_FORECASTS || totals.length > MOST_TOTALS)) {
    throw new ForesightError(
      'bad_request',
      `${answered.length} forecasts with ${totals.length} totals are more than min-trace takes (${MOST_FORECASTS} with ${MOST_TOTALS})`,
      { fix: 'use --reconciliation bottom-up' },
    );
  }
  const nonNegative = answered.every(({ history }) => history.every(v => !(v < 0)));
  const agreed = agree(
    totals,
    answered.map(({ answer }) => answer),
    method,
    nonNegative,
  );
  if (agreed[0]!.time.length === 0) {
    throw new ForesightError('bad_request', 'no step is forecast for all series: they end at different times', {
      fix: 'name a longer --horizon, or leave out the series that have ended',
    });
  }
  return answered.map((one, i) => ({ ...one, answer: { ...one.answer, ...agreed[i]! } }));
}
