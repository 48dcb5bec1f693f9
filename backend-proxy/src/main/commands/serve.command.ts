// foresight serve: the service for production. JSON logs on stderr, nothing on stdout, until SIGTERM.
import { once } from 'node:events';
import { listen } from '../listen.ts';
import { withApp } from './session.ts';

export async function serveCommand(): Promise<void> {
  await withApp({ work: true, logLevel: 'info' }, async (app, signal) => {
    const address = await listen(app);
    app.logger.info({ address, database: app.database }, 'ready');
    if (!signal.aborted) await once(signal, 'abort');
    app.logger.info('stopping');
  });
}
