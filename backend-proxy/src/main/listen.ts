// Opens the doors of an application: the HTTP port, and Grafana's gRPC port and socket.
import { ForesightError } from '@foresight/contracts';
import type { App } from './compose.ts';

export interface Doors {
  /** e.g. http://127.0.0.1:10550 */
  readonly http: string;
  /** For Grafana: host:port, and unix:/path where a socket is configured. */
  readonly grpc: readonly string[];
}

/** @throws {ForesightError} conflict when a port is taken */
export async function listen(app: App): Promise<Doors> {
  const http = await listenHttp(app);
  const grpc = await app.grafana.listen();
  app.logger.info({ addresses: grpc }, 'open for Grafana');
  return { http, grpc };
}

async function listenHttp({ api, config }: App): Promise<string> {
  const { host, port } = config.http;
  try {
    return await api.listen({ host, port });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') {
      throw new ForesightError('conflict', `port ${port} on ${host} is in use`, {
        fix: 'stop the other foresight, or choose another port with FORESIGHT_HTTP_PORT',
        cause: error,
      });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new ForesightError('conflict', `cannot listen on ${host}:${port}: ${(error as Error).message}`, {
        fix: 'correct http.host and http.port in foresight.yaml, or FORESIGHT_HTTP_HOST and FORESIGHT_HTTP_PORT',
        cause: error,
      });
    }
    throw error;
  }
}
