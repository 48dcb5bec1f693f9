// A live channel as server-sent events: what Grafana's web socket carries, for one channel a connection.
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PluginContext } from '../../../../backend-proxy/src/grafana/protocol/index.ts';
import type { PluginClient } from './plugin-client.ts';

const AGAIN_MS = 300;

/** Subscribes, follows, and begins anew when the service goes away, until the browser leaves. */
export async function answerLive(
  client: PluginClient,
  contextNow: () => PluginContext,
  path: string,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const say = (event: string, data: string) => response.write(`event: ${event}\ndata: ${data}\n\n`);
  while (!signal.aborted) {
    try {
      const pluginContext = contextNow();
      const { status } = await client.subscribeStream({ pluginContext, path }, signal);
      if (status !== 'OK') say('state', 'invalid');
      if (status !== 'OK') break;
      say('state', 'connected');
      for await (const { data } of client.runStream({ pluginContext, path }, signal)) say('packet', data.toString());
      break;
    } catch {
      if (!signal.aborted) say('state', 'disconnected');
    }
    await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
  response.end();
}
