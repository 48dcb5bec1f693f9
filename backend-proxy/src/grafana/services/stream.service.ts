// Live channels on the wire: who may subscribe, and the packets of each.
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { asForesightError } from '../../api/index.ts';
import { type StreamContext, streaming, unary } from '../call.ts';
import { CHANNELS, type Channel, type ChannelDeps } from '../channels/index.ts';
import { encodeJson } from '../frames/index.ts';
import { identify } from '../identity.ts';
import type { StreamAnswer, StreamRequest } from '../protocol/index.ts';

export function streamService(deps: ChannelDeps): UntypedServiceImplementation {
  return {
    SubscribeStream: unary<StreamRequest, StreamAnswer>(deps.logger, request => subscribe(deps, request)),
    RunStream: streaming<StreamRequest, { data: Uint8Array }>(deps.logger, (request, context) =>
      follow(deps, request, context),
    ),
    // Nobody but the service writes to its channels.
    PublishStream: unary<StreamRequest, StreamAnswer>(deps.logger, async ({ path }) => ({
      status: channelOf(path) ? 'PERMISSION_DENIED' : 'NOT_FOUND',
    })),
  };
}

function channelOf(path: string): { readonly channel: Channel; readonly about: string } | undefined {
  for (const channel of CHANNELS) {
    const about = channel.path.exec(path)?.[1];
    if (about !== undefined) return { channel, about };
  }
  return undefined;
}

/** Who subscribes later than others gets the state so far with the answer. */
async function subscribe(deps: ChannelDeps, { pluginContext, path }: StreamRequest): Promise<StreamAnswer> {
  const found = channelOf(path);
  if (!found) return { status: 'NOT_FOUND' };
  try {
    const caller = await identify(deps.store, pluginContext, deps.now());
    const frame = await found.channel.first(deps, caller, found.about);
    return frame ? { status: 'OK', data: encodeJson(frame, { schema: true }) } : { status: 'NOT_FOUND' };
  } catch (error) {
    if (asForesightError(error)?.code === 'unauthorized') return { status: 'PERMISSION_DENIED' };
    throw error;
  }
}

/** The first packet carries the schema. */
async function follow(
  deps: ChannelDeps,
  { pluginContext, path }: StreamRequest,
  { send, signal }: StreamContext<{ data: Uint8Array }>,
): Promise<void> {
  const found = channelOf(path);
  if (!found) return;
  const caller = await identify(deps.store, pluginContext, deps.now());
  let schema = true;
  await found.channel.follow(deps, found.about, {
    caller,
    signal,
    send: async frame => {
      await send({ data: encodeJson(frame, { schema }) });
      schema = false;
    },
  });
}
