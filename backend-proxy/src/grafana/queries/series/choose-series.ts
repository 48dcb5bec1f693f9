// What the answer has frames for: series as they are, or sums of them.
import { createHash } from 'node:crypto';
import { canonicalLabels, type Labels, type SeriesState } from '../../../store/index.ts';
import { isGiven } from './given.ts';

export interface Chosen {
  /** Names the data: equal keys, equal points. */
  readonly key: string;
  readonly metric: string;
  readonly labels: Labels;
  readonly unit: string | null;
  readonly timeKind: 'time' | 'index';
  /** One, or those that are summed. */
  readonly members: readonly SeriesState[];
  /** No stored series, so that the ledger has nothing of it: a sum, or points that came with the question. */
  readonly summed: boolean;
}

/**
 * In the order a person would list them.
 * @param groupBy labels that stay: series that agree in them are summed. Absent: nothing is summed
 */
export function choose(states: readonly SeriesState[], groupBy: readonly string[] | undefined): Chosen[] {
  if (!groupBy) return inOrder(states.map(state => chosenOf([state], state.labels, false)));
  const groups = Map.groupBy(states, ({ labels }) => canonicalLabels(only(labels, groupBy)));
  return inOrder([...groups.values()].map(members => chosenOf(members, only(members[0]!.labels, groupBy), true)));
}

const { compare } = new Intl.Collator('en', { numeric: true });

function inOrder(chosen: readonly Chosen[]): Chosen[] {
  const named = chosen.map(one => ({ one, name: canonicalLabels(one.labels) }));
  return named.sort((a, b) => compare(a.name, b.name)).map(({ one }) => one);
}

const only = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(names.flatMap(name => (Object.hasOwn(labels, name) ? [[name, labels[name]!]] : [])));

function chosenOf(members: readonly SeriesState[], labels: Labels, summed: boolean): Chosen {
  const first = members[0]!;
  const versions = members.map(({ id, data_version }) => `${id}@${data_version}`).join(',');
  return {
    key: summed
      ? `sum ${createHash('sha256').update(canonicalLabels(labels)).update(versions).digest('base64')}`
      : versions,
    metric: first.metric,
    labels,
    unit: members.every(({ unit }) => unit === first.unit) ? first.unit : null,
    timeKind: members.every(({ time_kind }) => time_kind === 'index') ? 'index' : 'time',
    members,
    summed: summed || members.some(isGiven),
  };
}
