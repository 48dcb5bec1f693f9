// What Grafana answers when a plugin cannot be reached or fails: the bodies of its public errors.
import { type ServiceError, status } from '@grpc/grpc-js';
import { HttpError } from './http-error.ts';

type Call = 'query' | 'health' | 'resource';

const FAILED: Readonly<Record<Call, readonly [messageId: string, message: string]>> = {
  query: ['plugin.requestFailureError', 'An error occurred within the plugin'],
  health: ['plugin.healthCheck', 'Plugin health check failed'],
  resource: ['plugin.requestFailureError', 'An error occurred within the plugin'],
};

const UNAVAILABLE = 'Data source became unavailable during request. Please try again.';
const TOO_LARGE =
  'The response is too large. Please try to reduce the time range or narrow down your query to return fewer data points.';

/** The answer to a failed call. Anything but an error of gRPC is thrown as it is. */
export function publicError(error: unknown, call: Call): HttpError {
  if (!isServiceError(error)) throw error;
  if (error.code === status.CANCELLED) return answer(499, 'plugin.requestCanceled', 'Plugin request canceled');
  if (call === 'query') {
    if (error.code === status.UNAVAILABLE) return answer(500, 'plugin.connectionUnavailable', UNAVAILABLE);
    if (error.code === status.UNIMPLEMENTED) return answer(404, 'plugin.notImplemented', 'Method not implemented');
    if (error.code === status.RESOURCE_EXHAUSTED) return answer(500, 'plugin.resourceExhausted', TOO_LARGE);
  }
  return answer(500, ...FAILED[call]);
}

const answer = (statusCode: number, messageId: string, message: string): HttpError =>
  new HttpError(statusCode, { statusCode, messageId, message });

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && typeof (error as Partial<ServiceError>).code === 'number' && 'metadata' in error;
