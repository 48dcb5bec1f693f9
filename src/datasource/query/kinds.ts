// The types of queries. This is the full list: a type that is not in it cannot be edited.

import { anomalyKind } from './anomaly/index.ts';
import { breachKind } from './breach/index.ts';
import { capacityKind } from './capacity/index.ts';
import { forecastKind } from './forecast/index.ts';
import type { ForesightQuery } from './foresight-query.ts';
import { growthKind } from './growth/index.ts';
import { modelKind } from './model/index.ts';
import { qualityKind } from './quality/index.ts';
import type { QueryKind } from './query-kind.ts';
import { whatIfKind } from './whatif/index.ts';

/** The first is what a new query is, and one that names no type. */
export const QUERY_KINDS = [
  forecastKind,
  breachKind,
  capacityKind,
  growthKind,
  whatIfKind,
  anomalyKind,
  qualityKind,
  modelKind,
] as unknown as readonly QueryKind[];

export const kindNamed = (type: string | undefined): QueryKind | undefined =>
  type ? QUERY_KINDS.find(kind => kind.type === type) : QUERY_KINDS[0];

/** @throws {Error} for a query that was not opened first */
export function kindOf({ queryType }: Pick<ForesightQuery, 'queryType'>): QueryKind {
  const kind = kindNamed(queryType);
  if (!kind) throw new Error(`no query type '${queryType}'`);
  return kind;
}
