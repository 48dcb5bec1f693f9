// One way to define a live channel: the form of its path, what a subscriber gets at once, and what follows.
import type { Changes } from '../../platform/changes.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Caller, Store } from '../../store/index.ts';
import type { FrameSpec } from '../frames/index.ts';

export interface ChannelDeps {
  readonly store: Store;
  readonly changes: Changes;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface Follow {
  readonly caller: Caller;
  readonly send: (frame: FrameSpec) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface Channel {
  /** Its groups are what the channel is about. */
  readonly path: RegExp;
  /** The state so far, for whoever subscribes; undefined when there is no such thing. */
  readonly first: (deps: ChannelDeps, caller: Caller, about: string) => Promise<FrameSpec | undefined>;
  /** Sends frames until there is nothing more to tell. When it fails instead, Grafana begins it anew. */
  readonly follow: (deps: ChannelDeps, about: string, follow: Follow) => Promise<void>;
}
