// `changes/<metric>` says when a metric has new points or new forecasts, so that panels ask again just then. The numbers
// themselves come the usual way: one path for them, with its rights, filters and memories.
import { setTimeout as sleep } from 'node:timers/promises';
import { CHANGES_CHANNEL, METRIC_NAME, metricOfChannel } from '@foresight/contracts';
import { changeTopic, readSeriesStates } from '../../store/index.ts';
import type { FrameSpec } from '../frames/index.ts';
import type { Channel } from './channel.ts';

/** Changes that come faster are told as one. */
const PAUSE_MS = 1_000;
const METRIC = new RegExp(METRIC_NAME);

export const changeChannel: Channel = {
  path: new RegExp(`^${CHANGES_CHANNEL}/([A-Za-z0-9_-]+)$`),
  first: async ({ store, now }, { workspaceId }, about) => {
    const metric = metricOfChannel(about);
    if (!METRIC.test(metric)) return undefined;
    const states = await store.inWorkspace(workspaceId, trx => readSeriesStates(trx, workspaceId, metric));
    return states.length === 0 ? undefined : changeFrame(metric, now());
  },
  follow: async ({ changes, now }, about, { caller, send, signal }) => {
    const metric = metricOfChannel(about);
    let changed = Promise.withResolvers<void>();
    const stop = changes.subscribe(changeTopic(caller.workspaceId, metric), () => changed.resolve());
    const left = aborted(signal);
    try {
      for (;;) {
        await Promise.race([changed.promise, left]);
        signal.throwIfAborted();
        changed = Promise.withResolvers();
        await send(changeFrame(metric, now()));
        await sleep(PAUSE_MS, undefined, { signal });
      }
    } finally {
      stop();
    }
  },
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const changeFrame = (metric: string, now: Date): FrameSpec => ({
  name: metric,
  meta: { type: 'table' },
  fields: [
    { name: 'time', type: 'time', values: Float64Array.of(now.getTime()) },
    { name: 'metric', type: 'string', values: [metric] },
  ],
});
