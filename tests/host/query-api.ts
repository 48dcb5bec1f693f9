// A web server that answers as Grafana's query API does.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedBody {
  readonly from: string;
  readonly to: string;
  readonly queries: readonly Readonly<Record<string, unknown>>[];
}

export interface Asked {
  readonly path: string;
  readonly authorization: string;
  readonly body: AskedBody;
}

export type Respond = (asked: Asked, response: ServerResponse) => void;

export interface QueryApi {
  readonly url: string;
  /** In the order they came. */
  readonly asked: Asked[];
  respond: Respond;
  close(): Promise<void>;
}

export async function queryApi(): Promise<QueryApi> {
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    api.asked.push(asked);
    api.respond(asked, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api: QueryApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    respond: () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return api;
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { url = '', headers } = request;
  return { path: url, authorization: headers.authorization ?? '', body: JSON.parse(text || '{}') as AskedBody };
}

export const json =
  (status: number, body: unknown): Respond =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly config?: object;
  readonly values: readonly unknown[];
}

/** A frame as Grafana writes it. */
export const frameOf = (name: string, columns: readonly Column[]) => ({
  schema: { name, refId: 'A', meta: { typeVersion: [0, 0] }, fields: columns.map(({ values: _, ...field }) => field) },
  data: { values: columns.map(({ values }) => values) },
});

export const results = (frames: readonly object[]) => ({ results: { A: { status: 200, frames } } });
