// Builds what is missing of plugin and page, and starts the preview over a running service.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preview, PreviewOptions } from '../../tests/host/preview/start-preview.ts';

/** What `foresight start` says when it is ready. */
export interface Ready {
  /** host:port */
  readonly grpc: string;
  readonly tokenFile: string;
  /** Slug. */
  readonly workspace: string;
}

const PORT = 10552;
const PORTS_TRIED = 50;
const SAY_SOMETHING_AFTER_MS = 2_000;
const DASHBOARDS = join(import.meta.dirname, '..', '..', 'dashboards');

/** @param port the first one to try @returns the address @throws {Error} when it cannot be built, or no port is free */
export async function showPreview({ grpc, tokenFile, workspace }: Ready, port = PORT): Promise<string> {
  const timer = setTimeout(() => console.error('foresight: building the dashboards …'), SAY_SOMETHING_AFTER_MS);
  try {
    // Loaded here: who only wants the service needs none of it.
    const { ensurePluginBuilt } = await import('../../tests/host/preview/build-plugin.ts');
    const { startPreview } = await import('../../tests/host/preview/start-preview.ts');
    await ensurePluginBuilt();
    const token = readFileSync(tokenFile, 'utf8').trim();
    const { url } = await onFreePort(startPreview, {
      port,
      grpc: reachable(grpc),
      dataSources: [{ uid: 'foresight', name: `Foresight ${workspace}`, token }],
      dashboards: DASHBOARDS,
    });
    return `${url}/`;
  } finally {
    clearTimeout(timer);
  }
}

/** Where a service that listens on all addresses can be called. */
const reachable = (grpc: string): string => grpc.replace(/^(0\.0\.0\.0|\[::\]):/, '127.0.0.1:');

/** The port wanted, or the next free one. */
async function onFreePort(
  start: (options: PreviewOptions) => Promise<Preview>,
  options: PreviewOptions & { readonly port: number },
): Promise<Preview> {
  const first = options.port;
  for (let port = first; ; port++) {
    try {
      return await start({ ...options, port });
    } catch (error) {
      const taken = (error as { code?: string }).code === 'EADDRINUSE';
      if (!taken || port === 0 || port - first >= PORTS_TRIED) throw error;
    }
  }
}
