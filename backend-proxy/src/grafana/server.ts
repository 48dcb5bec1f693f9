// The gRPC server that Grafana's launcher points at: on TCP, and on a unix socket where one is configured.
import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { ForesightError } from '@foresight/contracts';
import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js';
import type { Api } from '../api/index.ts';
import type { Changes } from '../platform/changes.ts';
import type { Config } from '../platform/config/index.ts';
import { frameEncoder } from './frames/index.ts';
import { definitionOf, type ServiceName } from './protocol/index.ts';
import { type QueryDeps, type QuerySources, queryTypes } from './queries/index.ts';
import { controllerService, healthService } from './services/control.services.ts';
import { dataService } from './services/data.service.ts';
import { diagnosticsService } from './services/diagnostics.service.ts';
import { resourceService } from './services/resource.service.ts';
import { streamService } from './services/stream.service.ts';

export interface GrafanaDeps extends QueryDeps {
  readonly sources: QuerySources;
  readonly api: Api;
  readonly changes: Changes;
  readonly version: string;
}

export interface GrafanaServer {
  /** Opens the addresses of the configuration. @returns them as the launcher takes them: host:port, unix:/path */
  listen(): Promise<string[]>;
  /** Takes no more calls, lets those in flight end up to the grace time, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

/** The library would write plain lines between our JSON logs; what matters comes back as errors. */
setLogVerbosity(logVerbosity.NONE);

export function createGrafanaServer(deps: GrafanaDeps): GrafanaServer {
  const { grpc } = deps.config;
  const server = new Server({
    'grpc.max_receive_message_length': grpc.max_request_mb * 1024 ** 2,
    'grpc.max_send_message_length': -1,
  });
  const encoder = frameEncoder((grpc.cache_mb * 1024 ** 2) / 2);
  const services = {
    Data: dataService({ ...deps, types: queryTypes(deps, deps.sources), encoder }),
    Resource: resourceService(deps),
    Diagnostics: diagnosticsService(deps),
    Stream: streamService(deps),
    GRPCController: controllerService,
    Health: healthService,
  };
  for (const [name, service] of Object.entries(services)) server.addService(definitionOf(name as ServiceName), service);
  let socket: string | undefined;
  return {
    listen: async () => {
      const addresses = [await bindTcp(server, grpc)];
      if (grpc.socket) {
        await bindSocket(server, grpc.socket);
        socket = grpc.socket;
        addresses.push(`unix:${socket}`);
      }
      return addresses;
    },
    close: async graceMs => {
      await shutDown(server, graceMs);
      if (socket) rmSync(socket, { force: true });
    },
  };
}

async function bindTcp(server: Server, { host, port }: Config['grpc']): Promise<string> {
  const shown = host.includes(':') ? `[${host}]` : host;
  const taken = await bind(server, `${shown}:${port}`, 'choose another port with FORESIGHT_GRPC_PORT');
  return `${shown}:${taken}`;
}

/** A socket that a dead process left behind is removed; one that answers belongs to a living one. */
async function bindSocket(server: Server, path: string): Promise<void> {
  if (isSocket(path)) {
    if (await answers(path)) {
      throw new ForesightError('conflict', `another service listens on ${path}`, {
        fix: 'stop it, or choose another socket with FORESIGHT_GRPC_SOCKET',
      });
    }
    rmSync(path);
  }
  mkdirSync(dirname(path), { recursive: true });
  await bind(server, `unix:${path}`, 'correct grpc.socket in foresight.yaml, or FORESIGHT_GRPC_SOCKET');
  // Grafana runs as another user of the same group.
  chmodSync(path, 0o660);
}

function isSocket(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isSocket() ?? false;
}

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** The library wraps what the system said. */
const reasonOf = ({ message }: Error): string =>
  /EADDRINUSE|No address added/.test(message) ? 'the port or socket is in use' : message;

function bind(server: Server, address: string, fix: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (!error) resolve(port);
      else
        reject(
          new ForesightError('conflict', `cannot listen on ${address}: ${reasonOf(error)}`, { fix, cause: error }),
        );
    });
  });
}

function shutDown(server: Server, graceMs: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, graceMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
