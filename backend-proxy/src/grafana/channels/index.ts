// The live channels of the data source. This is the full list: others are not found.
import { changeChannel } from './change.channel.ts';
import type { Channel } from './channel.ts';
import { runChannel } from './run.channel.ts';

export type { Channel, ChannelDeps } from './channel.ts';
export const CHANNELS: readonly Channel[] = [runChannel, changeChannel];
