// The service definitions out of our .proto files, read once when the module loads.
import { fileURLToPath } from 'node:url';
import { loadPackageDefinition, type ServiceClientConstructor, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const files = ['pluginv2.proto', 'plugin.proto', 'health.proto'].map(name =>
  fileURLToPath(new URL(name, import.meta.url)),
);
const OPTIONS = { keepCase: true, longs: Number, enums: String, defaults: true };

interface Loaded {
  readonly pluginv2: Record<'Data' | 'Resource' | 'Diagnostics' | 'Stream', ServiceClientConstructor>;
  readonly plugin: Record<'GRPCController', ServiceClientConstructor>;
  readonly grpc: { readonly health: { readonly v1: Record<'Health', ServiceClientConstructor> } };
}

const { pluginv2, plugin, grpc } = loadPackageDefinition(loadSync(files, OPTIONS)) as unknown as Loaded;

/** Clients of every service: their `service` member is what a server registers. */
export const CLIENTS = {
  Data: pluginv2.Data,
  Resource: pluginv2.Resource,
  Diagnostics: pluginv2.Diagnostics,
  Stream: pluginv2.Stream,
  GRPCController: plugin.GRPCController,
  Health: grpc.health.v1.Health,
} as const;

export type ServiceName = keyof typeof CLIENTS;

export const definitionOf = (name: ServiceName): ServiceDefinition => CLIENTS[name].service;
