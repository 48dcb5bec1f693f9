// Stopping: answers in flight are finished, connections that stay open after them are not waited for.
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 100;

/** A connection whose answer ends while the server closes would else be kept until its keep-alive time, 72 s, is over. */
export function closeKeptConnections(app: FastifyInstance): void {
  app.addHook('preClose', done => {
    const { server } = app;
    if (server.listening) {
      const sweeper = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      server.once('close', () => clearInterval(sweeper));
    }
    done();
  });
}
