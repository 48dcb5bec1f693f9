// A TCP way to the database that a test can close and open again: what a service sees when its database goes away.
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The same database through the proxy. */
  readonly url: string;
  /** Cuts every connection and refuses new ones. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** @param url of the database behind it */
export async function databaseProxy(url: string): Promise<DatabaseProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server: Server = createServer(near => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, two] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(two);
      one
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(one);
          two.destroy();
        });
    }
  });
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  const proxied = new URL(url);
  proxied.hostname = '127.0.0.1';
  proxied.port = String(port);
  return {
    url: proxied.href,
    down: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    up: () => listen(port),
  };
}
