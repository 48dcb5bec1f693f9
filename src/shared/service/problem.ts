// What went wrong between the browser, Grafana and the service: said in words, with the way out.
import type { Problem, ProblemCode } from '@foresight/contracts';

export interface ServiceProblem {
  /** What failed, as one sentence without its full stop. */
  readonly text: string;
  /** The way out, as an instruction. */
  readonly fix?: string;
  /** The service's own code; absent where it was never reached. */
  readonly code?: ProblemCode;
}

const START = 'start the service (npm start, or: foresight serve)';
const ADDRESS =
  "if it runs, see that grpc_address under [plugin.foresight-analytics-datasource] in Grafana's ini file names its address, and restart Grafana after a change";

/** No word from the service: it does not run, it is somewhere else, or it broke off. */
export const UNREACHABLE: ServiceProblem = {
  text: 'Grafana gets no answer from the Foresight service',
  fix: `${START}; ${ADDRESS}`,
};

/** By the message ids of Grafana's own errors, pkg/plugins/errors.go. */
const BY_MESSAGE_ID: Readonly<Record<string, ServiceProblem>> = {
  'plugin.unavailable': UNREACHABLE,
  'plugin.healthCheck': UNREACHABLE,
  'plugin.requestFailureError': UNREACHABLE,
  'plugin.connectionUnavailable': UNREACHABLE,
  'plugin.notImplemented': {
    text: 'Something answers at the address of the Foresight service, but it is not Foresight',
    fix: ADDRESS,
  },
  'plugin.notRegistered': {
    text: 'Grafana has not started the Foresight data source plugin',
    fix: "see Grafana's log for foresight-analytics-datasource; unsigned plugins must be listed in allow_loading_unsigned_plugins",
  },
};

/** Answers of Grafana's that carry no message id. */
const BY_STATUS: Readonly<Record<number, ServiceProblem>> = {
  401: { text: 'You are signed out of Grafana', fix: 'sign in again' },
  403: { text: 'Your role in Grafana may not query this data source', fix: 'ask an admin of Grafana for access' },
  404: { text: 'There is no such data source in this organisation', fix: 'choose another, or reload the page' },
};

/** @param error what a call of Grafana's API was rejected with, or the body of its answer as `{ data }` */
export function readProblem(error: unknown): ServiceProblem {
  const { status, data } = fieldsOf(error);
  const body = fieldsOf(data) as Partial<Problem> & Readonly<Record<string, unknown>>;
  if (typeof body.code === 'string' && typeof body.detail === 'string') {
    return { text: body.detail, code: body.code, ...(body.fix ? { fix: body.fix } : {}) };
  }
  const known = BY_MESSAGE_ID[String(body.messageId)] ?? BY_STATUS[Number(status)];
  if (known) return known;
  const message = body.message ?? body.title ?? fieldsOf(error).message;
  if (typeof message === 'string' && message !== '' && !/failed to fetch|networkerror/i.test(message)) {
    return { text: message };
  }
  return { text: 'Grafana did not answer', fix: 'see that Grafana runs and that this computer reaches it' };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
