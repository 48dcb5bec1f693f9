// foresight serve: the service for production. JSON logs on stderr, nothing on stdout, until SIGTERM.
import { once } from 'node:events';
import { ensureGrafanaToken } from '../grafana-token.ts';
import { listen } from '../listen.ts';
import { withApp, workspaceOf } from './session.ts';

export async function serveCommand(): Promise<void> {
  await withApp({ work: true, logLevel: 'info' }, async (app, signal) => {
    await ensureGrafanaToken(app, await workspaceOf(app));
    const { http: address } = await listen(app);
    app.logger.info({ address, database: app.database }, 'ready');
    if (!signal.aborted) await once(signal, 'abort');
    app.logger.info('stopping');
  });
}
