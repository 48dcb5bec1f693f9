// /api/datasources/uid/:uid/resources/*: handed to the service as it is, and streamed back as it comes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderLists, PluginContext } from '../../../../backend-proxy/src/grafana/protocol/index.ts';
import type { PluginClient } from './plugin-client.ts';
import { publicError } from './public-error.ts';

/** Never passed on, in either direction: they belong to one connection, or to Grafana itself. */
const DROPPED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'cookie',
  'set-cookie',
  'origin',
  'referer',
  'content-length',
]);

export interface ResourceCall {
  readonly context: PluginContext;
  /** Path and query string after `resources/`. */
  readonly url: string;
  readonly body: Buffer;
}

/** @throws {HttpError} when the call fails before its first message */
export async function answerResource(
  client: PluginClient,
  { context, url, body }: ResourceCall,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const call = {
    pluginContext: context,
    path: decodeURIComponent(url.split('?')[0] ?? ''),
    method: request.method ?? 'GET',
    url,
    headers: headerLists(request),
    body,
  };
  try {
    for await (const message of client.callResource(call, signal)) {
      if (!response.headersSent) writeHead(response, message.code, message.headers ?? {});
      response.write(message.body ?? '');
    }
  } catch (error) {
    if (!response.headersSent) throw publicError(error, 'resource');
  }
  response.end();
}

function headerLists(request: IncomingMessage): HeaderLists {
  const kept = Object.entries(request.headersDistinct).filter(([name]) => !DROPPED.has(name));
  return Object.fromEntries(kept.map(([name, values]) => [name, { values: values ?? [] }]));
}

function writeHead(response: ServerResponse, code: number, headers: HeaderLists): void {
  for (const [name, { values }] of Object.entries(headers)) {
    if (!DROPPED.has(name.toLowerCase())) response.setHeader(name, values);
  }
  response.writeHead(code);
}
