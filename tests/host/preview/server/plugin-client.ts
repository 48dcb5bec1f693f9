// The plugin protocol from Grafana's side: one client for the three services that the preview needs.
import { type Client, type ClientReadableStream, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import {
  type CallResourceRequest,
  type CallResourceResponse,
  type CheckHealthRequest,
  type CheckHealthResponse,
  CLIENTS,
  type QueryDataRequest,
  type QueryDataResponse,
  type StreamAnswer,
  type StreamRequest,
} from '../../../../backend-proxy/src/grafana/protocol/index.ts';

// A service that was stopped and started again must be found again at once, not after two minutes of growing pauses.
const OPTIONS = {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 500,
};

export interface PluginClient {
  /** @throws {ServiceError} */
  queryData(request: QueryDataRequest, signal: AbortSignal): Promise<QueryDataResponse>;
  /** @throws {ServiceError} */
  checkHealth(request: CheckHealthRequest, signal: AbortSignal): Promise<CheckHealthResponse>;
  /** The messages of one call; reading them throws {@link ServiceError}. */
  callResource(request: CallResourceRequest, signal: AbortSignal): AsyncIterable<CallResourceResponse>;
  /** @throws {ServiceError} */
  subscribeStream(request: StreamTo, signal: AbortSignal): Promise<StreamAnswer>;
  /** The packets of a channel; reading them throws {@link ServiceError}. */
  runStream(request: StreamTo, signal: AbortSignal): AsyncIterable<{ readonly data: Buffer }>;
  close(): void;
}

type StreamTo = Pick<StreamRequest, 'pluginContext' | 'path'>;

/** @param address as the handshake says: host:port, or unix:/path */
export function connectPlugin(address: string): PluginClient {
  const open = (name: 'Data' | 'Diagnostics' | 'Resource' | 'Stream'): Client =>
    new CLIENTS[name](address, credentials.createInsecure(), OPTIONS);
  const clients = {
    Data: open('Data'),
    Diagnostics: open('Diagnostics'),
    Resource: open('Resource'),
    Stream: open('Stream'),
  };
  return {
    queryData: (request, signal) => unary(clients.Data, 'QueryData', request, signal),
    checkHealth: (request, signal) => unary(clients.Diagnostics, 'CheckHealth', request, signal),
    callResource: (request, signal) => streamed(clients.Resource, 'CallResource', request, signal),
    subscribeStream: (request, signal) => unary(clients.Stream, 'SubscribeStream', request, signal),
    runStream: (request, signal) => streamed(clients.Stream, 'RunStream', request, signal),
    close: () => {
      for (const client of Object.values(clients)) client.close();
    },
  };
}

type UnaryMethod = (
  request: object,
  metadata: Metadata,
  done: (error: ServiceError | null, response: unknown) => void,
) => { cancel(): void };
function streamed<Message>(client: Client, method: string, request: object, signal: AbortSignal) {
  const methods = client as unknown as Record<string, (request: object) => ClientReadableStream<Message>>;
  const stream = methods[method]!(request);
  signal.addEventListener('abort', () => stream.cancel(), { once: true });
  return stream as AsyncIterable<Message>;
}

function unary<Response>(client: Client, method: string, request: object, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const methods = client as unknown as Record<string, UnaryMethod>;
    const running = methods[method]!(request, new Metadata(), (error, response) => {
      if (error) reject(error);
      else resolve(response as Response);
    });
    signal.addEventListener('abort', () => running.cancel(), { once: true });
  });
}
