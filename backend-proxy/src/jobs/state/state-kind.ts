// What every kind of thing in a state must say of itself, so that one comparison and one application serve them all.
import type { StateChange, StateDifference, StateList } from '@foresight/contracts';
import type { Config } from '../../platform/config/index.ts';
import type { Queue } from '../../platform/queue.ts';
import type { StoreTrx } from '../../store/index.ts';

export interface StateContext {
  readonly trx: StoreTrx;
  readonly queue: Queue;
  readonly config: Pick<Config, 'forecast' | 'workspaces'>;
  readonly now: Date;
  readonly workspaceId: string;
  /** Who applies: a login in Grafana, a token's name, the command line. */
  readonly by: string;
}

export interface StateKind<Item> {
  readonly list: StateList;
  readonly noun: StateChange['noun'];
  nameOf(item: Item): string;
  /** What is there, as a document would say it with nothing left open. */
  read(context: StateContext): Promise<Item[]>;
  /**
   * The item with nothing left open; undefined where what it asks for has come to its end already.
   * @throws {ForesightError} for what could not be run
   */
  complete(context: StateContext, item: Item): Promise<Item | undefined>;
  create(context: StateContext, item: Item): Promise<void>;
  change(context: StateContext, item: Item, differences: readonly StateDifference[]): Promise<void>;
  /** Absent: what a document does not name is left alone. */
  remove?(context: StateContext, name: string): Promise<void>;
  /** What else comes of a change. */
  note?(action: StateChange['action'], differences: readonly StateDifference[]): string | undefined;
}
