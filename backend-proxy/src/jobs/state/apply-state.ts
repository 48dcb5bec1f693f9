// Makes a workspace what a document says, within the transaction of the caller: all of it, or nothing.
import { ForesightError, type StateChange, type WorkspaceState } from '@foresight/contracts';
import { alertKind } from './alert.kind.ts';
import { challengerKind } from './challenger.kind.ts';
import { differences } from './differences.ts';
import { modelKind } from './model.kind.ts';
import { scenarioKind } from './scenario.kind.ts';
import { scheduleKind } from './schedule.kind.ts';
import type { StateContext, StateKind } from './state-kind.ts';

/** In this order: a challenger is compared with the model that serves. */
const KINDS = [modelKind, challengerKind, scheduleKind, scenarioKind, alertKind] as readonly StateKind<unknown>[];

/** Something in the document that cannot be. */
export interface StateProblem {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

export interface Applied {
  readonly changes: StateChange[];
  /** Where there are any, the caller undoes all. */
  readonly problems: StateProblem[];
}

export async function applyState(context: StateContext, state: WorkspaceState): Promise<Applied> {
  // Two documents at once would see each other's half.
  await context.trx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${context.workspaceId}/state`,
  ]);
  const done: Applied = { changes: [], problems: [] };
  for (const kind of KINDS) {
    const items = state[kind.list];
    if (items) await applyList(context, kind, items, done);
  }
  return done;
}

/** Everything that `applyState` knows of, in a form that it takes. */
export async function exportState(context: StateContext): Promise<Required<WorkspaceState>> {
  const lists: [string, unknown[]][] = [];
  for (const kind of KINDS) lists.push([kind.list, await kind.read(context)]);
  return Object.fromEntries(lists) as Required<WorkspaceState>;
}

async function applyList<Item>(
  context: StateContext,
  kind: StateKind<Item>,
  items: readonly Item[],
  { changes, problems }: Applied,
): Promise<void> {
  const there = new Map((await kind.read(context)).map(item => [kind.nameOf(item), item]));
  const wanted = new Set(items.map(kind.nameOf));
  // What goes makes room for what comes.
  for (const [name, item] of kind.remove ? there : []) {
    if (wanted.has(name)) continue;
    await kind.remove!(context, name);
    changes.push(changeOf(kind, 'remove', name, item, undefined));
  }
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    const name = kind.nameOf(item);
    try {
      if (seen.has(name)) throw new ForesightError('bad_request', `'${name}' is there twice`);
      seen.add(name);
      const change = await applyItem(context, kind, item, there.get(name));
      if (change) changes.push(change);
    } catch (error) {
      if (!(error instanceof ForesightError)) throw error;
      problems.push({ path: [kind.list, i], text: error.message });
    }
  }
}

async function applyItem<Item>(
  context: StateContext,
  kind: StateKind<Item>,
  item: Item,
  before: Item | undefined,
): Promise<StateChange | undefined> {
  // Unchanged items are not judged again: what the service does today it may go on doing.
  if (before !== undefined && differences(before, item).length === 0) return undefined;
  const complete = await kind.complete(context, item);
  if (complete === undefined) return undefined;
  const change = changeOf(kind, before === undefined ? 'create' : 'change', kind.nameOf(complete), before, complete);
  if (change.differences.length === 0) return undefined;
  if (before === undefined) await kind.create(context, complete);
  else await kind.change(context, complete, change.differences);
  return change;
}

function changeOf<Item>(
  { noun, note }: StateKind<Item>,
  action: StateChange['action'],
  name: string,
  from: Item | undefined,
  to: Item | undefined,
): StateChange {
  const found = action === 'remove' ? [] : differences(from ?? {}, to);
  return { noun, name, action, differences: found, note: note?.(action, found) ?? null };
}
