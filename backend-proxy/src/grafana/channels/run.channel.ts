// `runs/<id>` follows a training run until it ends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAnswer } from '@foresight/contracts';
import { type Caller, readRuns } from '../../store/index.ts';
import type { FrameSpec } from '../frames/index.ts';
import type { Channel, ChannelDeps } from './channel.ts';

const POLL_MS = 500;

export const runChannel: Channel = {
  path: /^runs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
  first: async (deps, caller, id) => {
    const run = await readRun(deps, caller, id);
    return run && runFrame(run, deps.now());
  },
  follow: async (deps, id, { caller, send, signal }) => {
    let sent = '';
    for (;;) {
      const run = await readRun(deps, caller, id);
      if (!run) return;
      const state = JSON.stringify([run.status, run.total, run.done, run.refused, run.failed]);
      if (state !== sent) await send(runFrame(run, deps.now()));
      sent = state;
      if (run.status !== 'queued' && run.status !== 'running') return;
      await sleep(POLL_MS, undefined, { signal });
    }
  },
};

async function readRun({ store }: ChannelDeps, { workspaceId }: Caller, id: string): Promise<RunAnswer | undefined> {
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
