// What every gRPC method shares: its cancel and deadline as one signal, and an error that never leaves the method.
import { type ServerUnaryCall, type ServerWritableStream, type sendUnaryData, status } from '@grpc/grpc-js';
import { asForesightError } from '../api/index.ts';
import type { Logger } from '../platform/logger.ts';

type AnyCall = ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>;

/** Aborted when the caller has gone, or its deadline has passed, or the call has ended. */
function leaving(call: AnyCall): AbortController {
  const gone = new AbortController();
  const leave = () => gone.abort(new Error('the call was cancelled'));
  if (call.cancelled) leave();
  else call.once('cancelled', leave);
  return gone;
}

/** What the caller hears. Only surprises are the service's own faults. */
function statusOf(error: unknown, method: string, logger: Logger): { code: status; details: string } {
  const known = asForesightError(error);
  if (known) {
    logger.warn({ err: error, method }, 'a call from Grafana could not be answered');
    return { code: status.UNAVAILABLE, details: known.message };
  }
  logger.error({ err: error, method }, 'a call from Grafana failed');
  return { code: status.INTERNAL, details: 'the service failed; its log has the cause' };
}

/** One request, one response. */
export function unary<Request, Response>(
  logger: Logger,
  work: (request: Request, signal: AbortSignal) => Promise<Response>,
) {
  return (call: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>): void => {
    const { signal } = leaving(call);
    const run = async () => work(call.request, signal);
    run().then(
      response => done(null, response),
      error => {
        if (signal.aborted) done({ code: status.CANCELLED });
        else done(statusOf(error, call.getPath(), logger));
      },
    );
  };
}

export interface StreamContext<Response> {
  /** Resolves when there is room for more. @throws when nobody listens any more */
  readonly send: (response: Response) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Streams that are open, by client. */
const open = new Map<string, Set<AbortController>>();

/** Ends the streams of one client in good order. Clients on a unix socket have no name: theirs end with the connection. */
export function endStreamsOf(peer: string): void {
  for (const stream of open.get(peer) ?? []) stream.abort(GOODBYE);
}
const GOODBYE = new Error('the client said goodbye');

/** One request, many responses. The stream ends when the work does. */
export function streaming<Request, Response>(
  logger: Logger,
  work: (request: Request, context: StreamContext<Response>) => Promise<void>,
) {
  return (call: ServerWritableStream<Request, Response>): void => {
    const stop = leaving(call);
    const { signal } = stop;
    const forget = remember(call, stop);
    // A broken connection shows as a cancel; without a listener it would end the process.
    call.on('error', () => undefined);
    const send = async (response: Response) => {
      signal.throwIfAborted();
      if (!call.write(response)) await drained(call, signal);
    };
    const run = async () => work(call.request, { send, signal });
    run()
      .then(
        () => call.end(),
        error => {
          if (signal.reason === GOODBYE) call.end();
          else if (!signal.aborted) call.emit('error', statusOf(error, call.getPath(), logger));
        },
      )
      .finally(forget);
  };
}

function remember(call: AnyCall, stop: AbortController): () => void {
  const peer = call.getPeer();
  if (!/:\d+$/.test(peer)) return () => undefined;
  const streams = open.get(peer) ?? new Set();
  open.set(peer, streams.add(stop));
  return () => {
    streams.delete(stop);
    if (streams.size === 0 && open.get(peer) === streams) open.delete(peer);
  };
}

/** A slow reader slows the sender down. */
function drained(call: ServerWritableStream<unknown, unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      call.off('drain', settle);
      signal.removeEventListener('abort', settle);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    call.once('drain', settle);
    signal.addEventListener('abort', settle, { once: true });
  });
}
