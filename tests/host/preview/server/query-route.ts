// POST /api/ds/query: the queries of one panel, to the data source each of them names.
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { DataResponse, PluginContext } from '../../../../backend-proxy/src/grafana/protocol/index.ts';
import { arrowToJson, type JsonFrame } from './arrow-to-json.ts';
import { HttpError } from './http-error.ts';
import type { PluginClient } from './plugin-client.ts';
import { publicError } from './public-error.ts';

const Query = Type.Object({
  refId: Type.String({ default: 'A' }),
  queryType: Type.String({ default: '' }),
  maxDataPoints: Type.Number({ default: 100 }),
  intervalMs: Type.Number({ default: 1000 }),
  datasource: Type.Object({ uid: Type.String() }),
});
const Body = Type.Object({
  queries: Type.Array(Query, { minItems: 1 }),
  /** Epoch milliseconds as text. */
  from: Type.String({ pattern: '^\\d+$' }),
  to: Type.String({ pattern: '^\\d+$' }),
});
type Body = Static<typeof Body>;

interface RefAnswer {
  readonly status: number;
  readonly frames: readonly JsonFrame[];
  readonly error?: string;
  readonly errorSource?: string;
}

export interface QueryAnswer {
  /** 400 when one refId has an error. */
  readonly status: 200 | 400;
  readonly body: { readonly results: Readonly<Record<string, RefAnswer>> };
}

/** @throws {HttpError} 400 for a body that is none, else Grafana's public errors */
export async function answerQuery(
  client: PluginClient,
  contextFor: (uid: string) => PluginContext,
  sent: unknown,
  signal: AbortSignal,
): Promise<QueryAnswer> {
  const body = readBody(sent);
  const uids = [...new Set(body.queries.map(({ datasource }) => datasource.uid))];
  const parts = await Promise.all(uids.map(uid => askOne(client, contextFor(uid), ofUid(body, uid), signal)));
  const results = Object.assign({}, ...parts) as Record<string, RefAnswer>;
  return { status: Object.values(results).some(({ error }) => error) ? 400 : 200, body: { results } };
}

function readBody(sent: unknown): Body {
  const body = Value.Default(Body, sent);
  const [first] = Value.Errors(Body, body);
  if (first) throw new HttpError(400, { message: `bad request data: ${first.instancePath} ${first.message}` });
  return body as Body;
}

const ofUid = (body: Body, uid: string): Body => ({
  ...body,
  queries: body.queries.filter(({ datasource }) => datasource.uid === uid),
});

async function askOne(
  client: PluginClient,
  pluginContext: PluginContext,
  { queries, from, to }: Body,
  signal: AbortSignal,
): Promise<Record<string, RefAnswer>> {
  const timeRange = { fromEpochMS: Number(from), toEpochMS: Number(to) };
  const asked = queries.map(({ refId, queryType, maxDataPoints, intervalMs, ...model }) => {
    const json = Buffer.from(JSON.stringify({ refId, queryType, maxDataPoints, intervalMs, ...model }));
    return { refId, queryType, maxDataPoints, intervalMS: intervalMs, timeRange, json };
  });
  try {
    const { responses } = await client.queryData({ pluginContext, headers: {}, queries: asked }, signal);
    return Object.fromEntries(Object.entries(responses).map(([refId, response]) => [refId, toAnswer(response)]));
  } catch (error) {
    throw publicError(error, 'query');
  }
}

function toAnswer({ frames, error, errorSource, status }: DataResponse): RefAnswer {
  const failed = error ? { error, ...(errorSource ? { errorSource } : {}) } : {};
  return { status, frames: frames.map(arrowToJson), ...failed };
}
