// What the process manager inside Grafana asks of a plugin: are you there, and goodbye.
import {
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { endStreamsOf } from '../call.ts';

/** Goodbye ends what this Grafana holds open, and nothing else: the service outlives Grafana and serves others. */
export const controllerService: UntypedServiceImplementation = {
  Shutdown: (call: ServerUnaryCall<object, object>, done: sendUnaryData<object>) => {
    endStreamsOf(call.getPeer());
    done(null, {});
  },
};

interface HealthRequest {
  readonly service: string;
}
const SERVING = { status: 'SERVING' };
const isKnown = ({ service }: HealthRequest) => service === '' || service === 'plugin';

export const healthService: UntypedServiceImplementation = {
  Check: (call: ServerUnaryCall<HealthRequest, object>, done: sendUnaryData<object>) => {
    if (isKnown(call.request)) done(null, SERVING);
    else done({ code: status.NOT_FOUND, details: `no service '${call.request.service}'; known: plugin` });
  },
  // Stays open, as the standard asks; it ends with the connection.
  Watch: (call: ServerWritableStream<HealthRequest, object>) => {
    call.on('error', () => undefined);
    call.write(isKnown(call.request) ? SERVING : { status: 'SERVICE_UNKNOWN' });
  },
};
