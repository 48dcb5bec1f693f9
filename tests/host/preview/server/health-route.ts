// GET /api/datasources/uid/:uid/health: "Save & test".
import { status } from '@grpc/grpc-js';
import type { CheckHealthResponse, PluginContext } from '../../../../backend-proxy/src/grafana/protocol/index.ts';
import { HttpError } from './http-error.ts';
import type { PluginClient } from './plugin-client.ts';
import { publicError } from './public-error.ts';

/** @throws {HttpError} 400 unless the answer is OK; 500 when there is no answer */
export async function answerHealth(
  client: PluginClient,
  pluginContext: PluginContext,
  signal: AbortSignal,
): Promise<object> {
  const answer = await ask(client, pluginContext, signal);
  const details = answer.jsonDetails.length > 0 ? JSON.parse(Buffer.from(answer.jsonDetails).toString()) : undefined;
  const body = { status: answer.status, message: answer.message, ...(details === undefined ? {} : { details }) };
  if (answer.status !== 'OK') throw new HttpError(400, body);
  return body;
}

async function ask(
  client: PluginClient,
  pluginContext: PluginContext,
  signal: AbortSignal,
): Promise<CheckHealthResponse> {
  try {
    return await client.checkHealth({ pluginContext }, signal);
  } catch (error) {
    if ((error as { code?: number }).code === status.UNIMPLEMENTED) {
      return { status: 'UNKNOWN', message: 'Health check not implemented', jsonDetails: Buffer.alloc(0) };
    }
    throw publicError(error, 'health');
  }
}
