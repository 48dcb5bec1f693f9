// Errors of queries: those that are known before anything is sent, and Grafana's own in words that help.
import { type DataQueryError, type DataQueryResponse, LoadingState } from '@grafana/data';
import { readProblem, type ServiceProblem } from '../shared/service/index.ts';

/** Why a query is not sent; empty when it can be. */
export const refused = ({ refId }: { refId: string }, problems: readonly string[]): DataQueryError[] =>
  problems.length === 0 ? [] : [{ refId, message: problems.join('. ') }];

/** The answers of the others stay. */
export function withErrors(response: DataQueryResponse, errors: readonly DataQueryError[]): DataQueryResponse {
  const [first] = errors;
  if (!first) return response;
  return {
    ...response,
    state: LoadingState.Error,
    error: response.error ?? first,
    errors: [...(response.errors ?? []), ...errors],
  };
}

/** When the service is not there, Grafana says "unavailable … try again": this says what to start, and where to look. */
export function inWords(response: DataQueryResponse): DataQueryResponse {
  const { error } = response;
  // A service that answered wrote its message for people.
  if (!error || error.refId || !isFromGrafana(error)) return response;
  return { ...response, error: { ...error, message: sentence(readProblem(error)) } };
}

const isFromGrafana = ({ data }: DataQueryError): boolean => (data as { messageId?: unknown })?.messageId !== undefined;

const sentence = ({ text, fix }: ServiceProblem) => (fix ? `${text}. Fix: ${fix}` : text);
