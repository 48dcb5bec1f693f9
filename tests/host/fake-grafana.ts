// Calls the service as Grafana does, and holds every answer to Grafana's rules.
import {
  type CallOptions,
  type ChannelOptions,
  type Client,
  credentials,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { CLIENTS } from '../../backend-proxy/src/grafana/protocol/index.ts';
import { checkLabels, type ReadFrame, readFrame } from './strict-frame.ts';

export type Role = 'Viewer' | 'Editor' | 'Admin' | 'None';

export interface Who {
  readonly token?: string;
  /** null: nobody, as in alerting by headers alone. */
  readonly role?: Role | null;
  readonly jsonData?: object;
  /** Secrets of the data source beside its token. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly lastUpdatedMS?: number;
}

export interface Ask {
  readonly refId?: string;
  readonly from?: number;
  readonly to?: number;
  readonly maxDataPoints?: number;
  /** The saved model; absent members are filled as Grafana does. */
  readonly model?: Readonly<Record<string, unknown>>;
  /** Instead of a model: these bytes. */
  readonly json?: string | Buffer;
  readonly queryType?: string;
}

export interface Answer {
  readonly status: number;
  readonly error: string;
  readonly errorSource: string;
  readonly frames: readonly ReadFrame[];
}

export interface ResourceAnswer {
  readonly code: number;
  readonly headers: Readonly<Record<string, { values: string[] }>>;
  readonly text: string;
}

export interface QueryOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

const DAY = 86_400_000;

export class FakeGrafana {
  readonly #who: Who;
  readonly clients: { readonly [name in keyof typeof CLIENTS]: Client };

  /** @param address as the handshake says: host:port, or unix:/path */
  constructor(address: string, who: Who, options: ChannelOptions = {}) {
    this.#who = who;
    const limits = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };
    const open = (name: keyof typeof CLIENTS) =>
      new CLIENTS[name](address, credentials.createInsecure(), { ...limits, ...options });
    this.clients = {
      Data: open('Data'),
      Resource: open('Resource'),
      Diagnostics: open('Diagnostics'),
      Stream: open('Stream'),
      GRPCController: open('GRPCController'),
      Health: open('Health'),
    };
  }

  close(): void {
    for (const client of Object.values(this.clients)) client.close();
  }

  context(who: Who = {}): object {
    const all = { ...this.#who, ...who };
    const { token, role = 'Viewer', jsonData = {}, secrets = {}, lastUpdatedMS = Date.now() - DAY } = all;
    return {
      orgId: 1,
      pluginId: 'foresight-analytics-datasource',
      ...(role === null ? {} : { user: { login: 'someone', name: 'Some One', email: 'a@b.c', role } }),
      dataSourceInstanceSettings: {
        id: 1,
        uid: 'foresight',
        name: 'Foresight',
        jsonData: Buffer.from(JSON.stringify(jsonData)),
        decryptedSecureJsonData: { ...secrets, ...(token === undefined ? {} : { token }) },
        lastUpdatedMS,
      },
      grafanaConfig: { GF_APP_URL: 'http://localhost:3000/' },
      pluginVersion: '0.1.0',
    };
  }

  /** One call of one method. @throws {ServiceError} */
  // biome-ignore lint/suspicious/noExplicitAny: messages of every method
  call(name: keyof typeof CLIENTS, method: string, request: object, options: QueryOptions = {}): Promise<any> {
    return new Promise((resolve, reject) => {
      const client = this.clients[name] as unknown as Record<string, UnaryMethod>;
      const limits: CallOptions = { deadline: Date.now() + (options.deadlineMs ?? 60_000) };
      const running = client[method]!.call(client, request, new Metadata(), limits, (error, response) => {
        if (error) reject(error);
        else resolve(response);
      });
      options.signal?.addEventListener('abort', () => running.cancel(), { once: true });
    });
  }

  /** QueryData. Every refId must be answered, with status 200 exactly where there is no error. */
  async query(asks: readonly Ask[], who: Who = {}, options: QueryOptions = {}): Promise<Record<string, Answer>> {
    const queries = asks.map(toDataQuery);
    const request = { pluginContext: this.context(who), headers: options.headers ?? {}, queries };
    const { responses } = await this.call('Data', 'QueryData', request, options);
    for (const { refId } of queries) if (!(refId in responses)) throw new Error(`refId ${refId} is not answered`);
    return Object.fromEntries(
      queries.map(({ refId }) => [refId, readAnswer(refId, responses[refId], options.headers?.FromAlert === 'true')]),
    );
  }

  /** The frames of one question that must be answered. */
  async frames(model: Ask['model'], ask: Ask = {}, who: Who = {}): Promise<readonly ReadFrame[]> {
    const { A } = await this.query([{ ...ask, ...(model ? { model } : {}) }], who);
    if (A!.error) throw new Error(`${A!.status}: ${A!.error}`);
    return A!.frames;
  }

  resource(
    method: string,
    url: string,
    { body, headers = {}, who = {} }: { body?: string | Buffer; headers?: Record<string, string>; who?: Who } = {},
  ): Promise<ResourceAnswer> {
    const request = {
      pluginContext: this.context(who),
      path: url.split('?')[0],
      method,
      url,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { values: [value] }])),
      body: body === undefined ? Buffer.alloc(0) : Buffer.from(body),
    };
    return new Promise((resolve, reject) => {
      const client = this.clients.Resource as unknown as Record<string, StreamMethod>;
      const stream = client.CallResource!.call(client, request);
      let first: { code: number; headers: ResourceAnswer['headers'] } | undefined;
      const parts: Buffer[] = [];
      stream.on('data', (message: { code: number; headers: ResourceAnswer['headers']; body: Buffer }) => {
        first ??= message;
        parts.push(message.body);
      });
      stream.on('error', reject);
      stream.on('end', () => {
        // Go's WriteHeader panics on 0.
        if (!first || first.code < 100) return reject(new Error(`the first message has code ${first?.code}`));
        resolve({ code: first.code, headers: first.headers, text: Buffer.concat(parts).toString() });
      });
    });
  }

  /** A stream of packets, for a channel. */
  runStream(path: string, who: Who = {}): PacketStream {
    const client = this.clients.Stream as unknown as Record<string, StreamMethod>;
    return client.RunStream!.call(client, { pluginContext: this.context(who), path });
  }
}

type UnaryMethod = (
  request: object,
  metadata: Metadata,
  options: CallOptions,
  done: (error: ServiceError | null, response: unknown) => void,
) => { cancel(): void };
type StreamMethod = (request: object) => PacketStream;
// biome-ignore lint/suspicious/noExplicitAny: messages of every stream
export type PacketStream = AsyncIterable<any> & NodeJS.EventEmitter & { cancel(): void };

function toDataQuery({ refId = 'A', from, to, maxDataPoints = 1000, model = {}, json, queryType = 'forecast' }: Ask) {
  const saved = { refId, queryType, intervalMs: 1000, maxDataPoints, datasource: { uid: 'foresight' }, ...model };
  return {
    refId,
    maxDataPoints,
    intervalMS: 1000,
    timeRange: { fromEpochMS: from ?? Date.now() - 7 * DAY, toEpochMS: to ?? Date.now() },
    json: Buffer.from(json ?? JSON.stringify(saved)),
    queryType,
  };
}

function readAnswer(
  refId: string,
  response: { frames: Buffer[]; status: number; error: string; errorSource: string; format: number },
  fromAlert: boolean,
): Answer {
  const { status, error, errorSource } = response;
  // 0 counts as 500, even without an error.
  if (error === '' ? status !== 200 : status < 400) throw new Error(`${refId}: status ${status}, error '${error}'`);
  if (error !== '' && !['plugin', 'downstream'].includes(errorSource)) throw new Error(`source '${errorSource}'`);
  if (response.format !== 0) throw new Error(`${refId}: format ${response.format} is not Arrow`);
  const frames = response.frames.map(readFrame);
  for (const frame of frames) if (frame.refId !== refId) throw new Error(`frame of ${frame.refId} in ${refId}`);
  checkLabels(frames, fromAlert);
  return { status, error, errorSource, frames };
}
