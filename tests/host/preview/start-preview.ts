// The preview: our built plugin in a page of Grafana's own libraries, over a running service. No Grafana needed.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ensurePageBuilt } from './build-page.ts';
import { ROOT } from './content-hash.ts';
import { type AlertRules, noAlertRules } from './server/alert-rules.ts';
import { type Dashboards, readDashboards } from './server/dashboards.ts';
import type { PreviewDataSource } from './server/data-sources.ts';
import { httpServer } from './server/http-server.ts';
import { connectPlugin } from './server/plugin-client.ts';
import { readPlugins } from './server/plugins.ts';
import type { Site } from './server/routes.ts';

export type { DashboardJson, Dashboards } from './server/dashboards.ts';
export type { PreviewDataSource, Role } from './server/data-sources.ts';

export interface PreviewOptions {
  /** On 127.0.0.1; 0 or absent: any free one. */
  readonly port?: number;
  /** The built plugin; absent: dist/ of the repository. */
  readonly dist?: string;
  /** Where the service speaks Grafana's protocol: host:port, or unix:/path. */
  readonly grpc: string;
  readonly dataSources: readonly PreviewDataSource[];
  /** Dashboard JSON, or the folder that holds it. */
  readonly dashboards: Dashboards;
  /** Folder of the page's bundle; absent: built when it is not there yet. */
  readonly bundle?: string;
}

export interface Preview {
  /** e.g. http://127.0.0.1:10552 */
  readonly url: string;
  /** What was created through its API. */
  readonly alerts: AlertRules;
  /** Speaks to another service from now on. */
  connect(grpc: string): void;
  close(): Promise<void>;
}

/** @throws {Error} when the port is taken (code EADDRINUSE), the plugin is not built, or a file is no dashboard */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { port = 0, dist = join(ROOT, 'dist'), grpc, dataSources, dashboards } = options;
  readDashboards(dashboards);
  const site: Site = {
    client: connectPlugin(grpc),
    plugins: readPlugins(dist),
    dataSources,
    dashboards,
    alerts: noAlertRules(),
    bundle: options.bundle ?? (await ensurePageBuilt()),
    modules: join(ROOT, 'node_modules'),
    changed: Date.now(),
  };
  const server = httpServer(site);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    alerts: site.alerts,
    connect: address => {
      site.client.close();
      site.client = connectPlugin(address);
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      site.client.close();
      await closed;
    },
  };
}
