// Points of the chosen series, kept in memory as long as nothing new was written to them.
import { type History, type Sum, sumSeries } from '../../../features/forecast/index.ts';
import { between, type Caller, type Points, readPoints, type Store, type TimeRange } from '../../../store/index.ts';
import { BytesCache } from '../../cache.ts';
import type { Chosen } from './choose-series.ts';
import { isGiven } from './given.ts';

export interface Histories {
  /** Points within the range, both ends included; one entry for each chosen series. */
  within(caller: Caller, chosen: readonly Chosen[], range: { from: number; to: number }): Promise<Points[]>;
  /** Everything there is of one. */
  whole(caller: Caller, chosen: Chosen): Promise<History>;
}

interface Kept extends History {
  readonly span: TimeRange;
}

const ALWAYS: TimeRange = { from: -Infinity, to: Infinity };
/** Members of a sum that are in memory at once. */
const SLICE = 32;

/** @param limit bytes that may be kept */
export function histories(store: Store, limit: number): Histories {
  const cache = new BytesCache<Kept>(limit);

  const keep = (key: string, kept: Kept): Kept => {
    cache.set(key, kept, kept.points.ts.byteLength * 2 + 200);
    return kept;
  };

  async function read(caller: Caller, chosen: readonly Chosen[], span: TimeRange): Promise<Map<string, Kept>> {
    if (chosen.length === 0) return new Map();
    const ids = chosen.map(({ members }) => members[0]!.id);
    const found = await store.inWorkspace(caller.workspaceId, trx => readPoints(trx, ids, bounded(span)));
    return new Map(
      chosen.map(({ key, members }) => {
        const { ts, value } = found.get(members[0]!.id)!;
        // Own copies: a view would keep its whole chunk alive.
        return [key, keep(key, { points: { ts: ts.slice(), value: value.slice() }, adjustments: [], span })];
      }),
    );
  }

  async function sum(caller: Caller, chosen: Chosen): Promise<Kept> {
    const [first] = chosen.members;
    if (chosen.members.length === 1 && isGiven(first!)) return { ...first.history, span: ALWAYS };
    const kept = cache.get(chosen.key);
    if (kept) return kept;
    const sum: Sum = sumSeries(chosen.members.length);
    for (const member of chosen.members) if (isGiven(member)) await sum.add(member.history.points);
    for (let from = 0; from < chosen.members.length; from += SLICE) {
      const ids = chosen.members.slice(from, from + SLICE).flatMap(one => (isGiven(one) ? [] : [one.id]));
      if (ids.length === 0) continue;
      const points = await store.inWorkspace(caller.workspaceId, trx => readPoints(trx, ids));
      for (const id of ids) await sum.add(points.get(id)!);
    }
    return keep(chosen.key, { ...sum.result(), span: ALWAYS });
  }

  async function singles(caller: Caller, chosen: readonly Chosen[], range: TimeRange): Promise<Map<string, Kept>> {
    const kept = new Map<string, Kept>();
    for (const { key } of chosen) {
      const entry = cache.get(key);
      if (entry && covers(entry.span, range)) kept.set(key, entry);
    }
    const missing = chosen.filter(({ key }) => !kept.has(key));
    const read_ = await read(caller, missing, padded(range, missing));
    return new Map([...kept, ...read_]);
  }

  return {
    within: async (caller, chosen, { from, to }) => {
      const range = { from, to: to + 1 };
      const found = await singles(
        caller,
        chosen.filter(({ summed }) => !summed),
        range,
      );
      for (const one of chosen) if (one.summed) found.set(one.key, await sum(caller, one));
      return chosen.map(({ key }) => between(found.get(key)!.points, range.from, range.to));
    },
    whole: async (caller, chosen) => {
      if (chosen.summed) return sum(caller, chosen);
      return (await singles(caller, [chosen], ALWAYS)).get(chosen.key)!;
    },
  };
}

const covers = (span: TimeRange, range: TimeRange) => span.from <= range.from && span.to >= range.to;

/** As much again on both sides, so that a range that moves with the clock is read once. Nothing is behind the last point. */
function padded({ from, to }: TimeRange, chosen: readonly Chosen[]): TimeRange {
  const width = to - from;
  const last = Math.max(
    ...chosen.flatMap(({ members }) => members.map(({ last_ts }) => last_ts?.getTime() ?? -Infinity)),
  );
  return { from: from - width, to: to + width > last ? Infinity : to + width };
}

/** What a Date can hold. */
const bounded = ({ from, to }: TimeRange): TimeRange => ({ from: Math.max(from, -8.64e15), to: Math.min(to, 8.64e15) });
