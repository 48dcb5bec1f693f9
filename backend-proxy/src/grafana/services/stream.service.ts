// Live channels: `runs/<id>` follows a training run until it ends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAnswer } from '@foresight/contracts';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { asForesightError } from '../../api/index.ts';
import type { Logger } from '../../platform/logger.ts';
import { type Caller, readRuns, type Store } from '../../store/index.ts';
import { type StreamContext, streaming, unary } from '../call.ts';
import { encodeJson, type FrameSpec } from '../frames/index.ts';
import { identify } from '../identity.ts';
import type { StreamAnswer, StreamRequest } from '../protocol/index.ts';

export interface StreamDeps {
  readonly store: Store;
  readonly logger: Logger;
  readonly now: () => Date;
}

const CHANNEL = /^runs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const POLL_MS = 500;

export function streamService(deps: StreamDeps): UntypedServiceImplementation {
  return {
    SubscribeStream: unary<StreamRequest, StreamAnswer>(deps.logger, request => subscribe(deps, request)),
    RunStream: streaming<StreamRequest, { data: Uint8Array }>(deps.logger, (request, context) =>
      follow(deps, request, context),
    ),
    // Nobody but the service writes to its channels.
    PublishStream: unary<StreamRequest, StreamAnswer>(deps.logger, async ({ path }) => ({
      status: CHANNEL.test(path) ? 'PERMISSION_DENIED' : 'NOT_FOUND',
    })),
  };
}

/** Who subscribes later than others gets the state so far with the answer. */
async function subscribe(deps: StreamDeps, { pluginContext, path }: StreamRequest): Promise<StreamAnswer> {
  const id = CHANNEL.exec(path)?.[1];
  if (!id) return { status: 'NOT_FOUND' };
  try {
    const run = await readRun(deps, await identify(deps.store, pluginContext, deps.now()), id);
    return run
      ? { status: 'OK', data: encodeJson(runFrame(run, deps.now()), { schema: true }) }
      : { status: 'NOT_FOUND' };
  } catch (error) {
    if (asForesightError(error)?.code === 'unauthorized') return { status: 'PERMISSION_DENIED' };
    throw error;
  }
}

/** A packet whenever the run has moved. Ends with the run; when it fails instead, Grafana begins it anew. */
async function follow(
  deps: StreamDeps,
  { pluginContext, path }: StreamRequest,
  { send, signal }: StreamContext<{ data: Uint8Array }>,
): Promise<void> {
  const id = CHANNEL.exec(path)?.[1];
  if (!id) return;
  const caller = await identify(deps.store, pluginContext, deps.now());
  let sent = '';
  for (;;) {
    const run = await readRun(deps, caller, id);
    if (!run) return;
    const state = JSON.stringify([run.status, run.total, run.done, run.refused, run.failed]);
    if (state !== sent) await send({ data: encodeJson(runFrame(run, deps.now()), { schema: sent === '' }) });
    sent = state;
    if (run.status !== 'queued' && run.status !== 'running') return;
    await sleep(POLL_MS, undefined, { signal });
  }
}

async function readRun({ store }: StreamDeps, { workspaceId }: Caller, id: string): Promise<RunAnswer | undefined> {
  const [run] = await store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId, id));
  return run;
}

function runFrame(run: RunAnswer, now: Date): FrameSpec {
  const count = (name: 'total' | 'done' | 'refused' | 'failed') =>
    ({ name, type: 'number', values: Float64Array.of(run[name]) }) as const;
  return {
    name: `run ${run.id}`,
    meta: { type: 'table' },
    fields: [
      { name: 'time', type: 'time', values: Float64Array.of(now.getTime()) },
      { name: 'status', type: 'string', values: [run.status] },
      count('total'),
      count('done'),
      count('refused'),
      count('failed'),
    ],
  };
}
