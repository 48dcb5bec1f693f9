// The questions of the bench and how they are sent.
import { promisify } from 'node:util';
import { credentials } from '@grpc/grpc-js';
import { CLIENTS, type QueryDataResponse } from '../src/grafana/protocol/index.ts';

export interface ClientTask {
  readonly address: string;
  readonly token: string;
  /** A question of each round, without what changes. */
  readonly model: Readonly<Record<string, unknown>>;
  readonly rounds: number;
  readonly atOnce: number;
  /** Epoch ms; it moves on a little with every question, as in a panel that is refreshed. */
  readonly from: number;
  readonly to: number;
  /** Each question is about a metric of its own: its name gets a number, from this one on. */
  readonly numberedFrom?: number;
}

export interface ClientReport {
  /** Milliseconds of every question. */
  readonly times: readonly number[];
  readonly frames: number;
  readonly bytes: number;
}

/** @param address host:port */
export function openClient(address: string) {
  const data = new CLIENTS.Data(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  const call = data.QueryData as (
    request: object,
    done: (error: Error | null, answer: QueryDataResponse) => void,
  ) => void;
  return {
    ask: promisify(call.bind(data)) as (request: object) => Promise<QueryDataResponse>,
    close: () => data.close(),
  };
}

export function question(
  { token, model, from, to, numberedFrom }: Omit<ClientTask, 'address' | 'rounds' | 'atOnce'>,
  i: number,
) {
  const metric = numberedFrom === undefined ? model.metric : `${model.metric}_${numberedFrom + i}`;
  return {
    pluginContext: {
      user: { role: 'Viewer' },
      dataSourceInstanceSettings: { uid: 'u', decryptedSecureJsonData: { token }, jsonData: Buffer.from('{}') },
    },
    queries: [
      {
        refId: 'A',
        maxDataPoints: 2_000,
        timeRange: { fromEpochMS: from + i, toEpochMS: to + i },
        json: Buffer.from(JSON.stringify({ refId: 'A', version: 1, ...model, metric })),
        queryType: model.queryType,
      },
    ],
  };
}
